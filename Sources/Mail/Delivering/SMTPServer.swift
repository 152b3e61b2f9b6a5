import SecurityQuestions

/// The mail server that takes our mail, and how it is spoken to.
public struct SMTPServer: Sendable {
    public let host: String
    public let port: Int
    public let security: Security
    public let login: Login?
    /// The certificates (PEM) that its own is checked against; nil for those of the system.
    public let authorities: String?
    /// How we introduce ourselves; nil for the name of this machine.
    public let hello: String?

    public enum Security: String, Sendable, CaseIterable {
        /// TLS after STARTTLS; without it nothing is sent.
        case starttls
        /// TLS from the first byte.
        case tls
        /// In clear: for a server on this machine.
        case none
    }

    public struct Login: Sendable {
        public let user: String
        public let password: SecretText

        public init(user: String, password: SecretText) {
            self.user = user
            self.password = password
        }
    }

    public init(
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
