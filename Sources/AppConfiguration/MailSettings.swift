import Foundation
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

/// A machine, by name or address, and a port.
package struct ServerAddress: Sendable, Hashable, CustomStringConvertible {
    package let host: String
    package let port: Int

    /// Reads `mail.example.com:587`, `192.0.2.1:25` or `[::1]:25`.
    package init?(_ text: String) {
        guard let colon = text.lastIndex(of: ":"), let port = Port.read(text[text.index(after: colon)...]), port > 0
        else { return nil }
        let name = text[..<colon]
        let isBracketed = name.hasPrefix("[") && name.hasSuffix("]")
        let bare = isBracketed ? String(name.dropFirst().dropLast()) : String(name)
        if let address = IPAddress(bare) {
            guard address.isVersion6 == isBracketed else { return nil }
        } else {
            let labels = bare.split(separator: ".", omittingEmptySubsequences: false)
            let isName = labels.allSatisfy { label in
                !label.isEmpty && label.utf8.count <= 63
                    && label.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }
            }
            guard isName, !isBracketed, bare.utf8.count <= 253 else { return nil }
        }
        host = bare
        self.port = port
    }

    /// Reached from this machine alone.
    package var isLoopback: Bool { host == "localhost" || IPAddress(host)?.isLoopback == true }

    package var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
}
