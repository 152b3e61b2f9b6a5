/// What environment and options say over the file. Options win over the environment, which wins over the file.
package struct Overlay: Sendable {
    package let environment: [String: String]
    /// Values by the path of their setting.
    package let flags: [String: Flag]
    /// The folder that relative paths in either start from.
    package let folder: String

    package init(environment: [String: String], flags: [String: Flag], folder: String) {
        self.environment = environment
        self.flags = flags
        self.folder = folder
    }

    package struct Flag: Sendable {
        package let name: String
        package let text: String

        package init(_ name: String, _ text: String) {
            self.name = name
            self.text = text
        }
    }

    package static let prefix = "COUNTERSIGN_"

    /// Where tasks run: read before any setting.
    package static let executor = prefix + "EXECUTOR"

    /// The settings that environment and options can change; brands are described in the file alone.
    package static let paths = [
        "data", "help", "database.url", "database.pool", "database.password-file", "node.name", "node.drain",
        "portal.listen", "portal.public-port", "care.listen", "care.time-zone", "care.second-factor",
        "care.public-url", "care.networks", "care.company-log-in.issuer", "care.company-log-in.client",
        "care.company-log-in.secret-file", "care.company-log-in.key-file", "care.company-log-in.algorithm",
        "care.company-log-in.scopes",
        "care.company-log-in.groups-claim", "care.company-log-in.name", "care.company-log-in.max-age-hours",
        "care.company-log-in.acr", "care.company-log-in.amr", "care.company-log-in.make-agents",
        "care.company-log-in.link-by-email", "care.company-log-in.local-passwords",
        "care.company-log-in.log-out-hint", "care.company-log-in.ca-file",
        "api.listen", "api.public-url", "api.client-ca", "api.grant-minutes", "webhooks.networks",
        "tls.certificate", "tls.key", "proxy.trusted", "proxy.header", "log.level", "log.format", "telemetry.listen",
        "audit.stream.syslog", "audit.stream.https", "audit.stream.format", "audit.stream.identifiers",
        "audit.stream.ca-file", "audit.stream.token-file",
        "hashing.memory-mib",
        "hashing.passes",
        "hashing.threads", "hashing.kept-memory", "mail.smtp", "mail.security", "mail.user", "mail.password-file",
        "mail.ca-file",
        "mail.hello",
        "mail.command", "mail.folder", "keys.command", "keys.file",
        "retention.closed-accounts", "retention.audit-log",
        "retention.calls",
    ]

    /// `portal.listen` is `COUNTERSIGN_PORTAL_LISTEN`.
    package static func variable(for path: String) -> String {
        prefix + path.uppercased().replacing(".", with: "_").replacing("-", with: "_")
    }

    /// What is said about the setting at `path`, weakest first.
    func written(_ path: String) -> [Written] {
        var written: [Written] = []
        let name = Self.variable(for: path)
        if let text = environment[name] {
            written.append(Written(text: text, origin: .environment(name), folder: folder))
        }
        if let flag = flags[path] {
            written.append(Written(text: flag.text, origin: .flag(flag.name), folder: folder))
        }
        return written
    }
}
