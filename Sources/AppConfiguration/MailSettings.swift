import Logging
import SecurityQuestions

/// How mail goes out.
package enum MailSettings: Sendable {
    case smtp(SMTP)
    /// A program that works as sendmail does, and what it is always called with.
    case command([String])
    /// Each mail as a file: for trying out.
    case folder(String)

    /// A mail server.
    package struct SMTP: Sendable {
        package let address: ServerAddress
        package let security: Security
        package let user: String?
        /// From the environment.
        package let password: SecretText?
        package let passwordFile: String?
        package let authorities: String?
        package let hello: String?
    }

    /// How the way to a mail server is secured.
    package enum Security: String, Sendable, CaseIterable {
        /// TLS after STARTTLS; without it nothing is sent.
        case starttls
        /// TLS from the first byte.
        case tls
        /// In clear: for a server on this machine.
        case none
    }

    /// For people.
    package var description: String {
        switch self {
        case .smtp(let settings): "\(settings.address) (\(settings.security.rawValue))"
        case .command(let command): command.first ?? ""
        case .folder(let path): path
        }
    }
}

extension MailSettings.SMTP {
    /// For a demo: in clear on this machine, else with STARTTLS.
    package init(plainly address: ServerAddress) {
        self.init(
            address: address, security: address.isLoopback ? .none : .starttls, user: nil, password: nil,
            passwordFile: nil, authorities: nil, hello: nil)
    }
}
