import SecurityQuestions

/// The mail server that takes our mail, and how it is spoken to.
package struct SMTPServer: Sendable {
    package let host: String
    package let port: Int
    package let security: Security
    package let login: Login?
    /// The certificates (PEM) that its own is checked against; nil for those of the system.
    package let authorities: String?
    /// How we introduce ourselves; nil for the name of this machine.
    package let hello: String?

    package enum Security: String, Sendable, CaseIterable {
        /// TLS after STARTTLS; without it nothing is sent.
        case starttls
        /// TLS from the first byte.
        case tls
        /// In clear: for a server on this machine.
        case none
    }

    package struct Login: Sendable {
        package let user: String
        package let password: SecretText

        package init(user: String, password: SecretText) {
            self.user = user
            self.password = password
        }
    }

    package init(
        host: String, port: Int, security: Security, login: Login? = nil, authorities: String? = nil,
        hello: String? = nil
    ) {
        self.host = host
        self.port = port
        self.security = security
        self.login = login
        self.authorities = authorities
        self.hello = hello
    }

    /// As libcurl takes it; the path is the name in EHLO.
    var url: String {
        let name = host.contains(":") ? "[\(host)]" : host
        return "\(security == .tls ? "smtps" : "smtp")://\(name):\(port)/\(hello ?? "")"
    }
}
