import AppConfiguration
import Encodings
import Foundation

/// What `countersign setup` was told, and the configuration that it makes of it.
struct SetupAnswers: Sendable, Hashable {
    var data = "/var/lib/countersign"
    var brand = Brand()
    var hosts: [Host] = []
    var addresses = Addresses()
    /// Nil where mail waits until it is set up.
    var mail: Mail?

    struct Brand: Sendable, Hashable {
        var name = ""
        var country = ""
        var timeZone = "UTC"

        /// What accounts belong to, for good: its name in small letters, digits and hyphens.
        var id: String {
            let plain = name.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil).lowercased()
            let words = plain.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
            let id = words.joined(separator: "-").prefix(40)
            return id.isEmpty ? "brand" : String(id)
        }
    }

    /// Of the Office Manager, in one market.
    struct Host: Sendable, Hashable {
        var name: String
        var language: String
        var carePhone: String

        /// As in “office.example.com en 1 (800) 555-0100”; nil where something lacks.
        init?(_ text: String) {
            let words = text.split(maxSplits: 2, omittingEmptySubsequences: true) { $0 == " " || $0 == "\t" }
            guard words.count == 3 else { return nil }
            (name, language, carePhone) = (
                String(words[0]), String(words[1]), words[2].trimmingCharacters(in: .whitespaces)
            )
        }
    }

    struct Addresses: Sendable, Hashable {
        var portal = "127.0.0.1:8080"
        var care = "127.0.0.1:8081"
        /// Proxies that speak TLS; empty where the server does, or where nobody else than this machine gets at it.
        var proxies: [String] = ["127.0.0.1"]
        /// Of the care desk, as agents reach it.
        var careURL: String?
    }

    struct Mail: Sendable, Hashable {
        var server: String
        var sender: String
        var user: String?

        /// By the port, as everybody uses them: 465 begins with TLS, everything else asks for it, but on this machine.
        var security: String {
            guard let address = ServerAddress(server) else { return "starttls" }
            return address.port == 465 ? "tls" : address.port == 25 && address.isLoopback ? "none" : "starttls"
        }
    }

    static let passwordFile = "/etc/countersign/mail-password"
    static let examples = "/usr/share/doc/countersign/examples/countersign.yaml"

    /// The file; every text in it is quoted, whatever is in it.
    func text() throws -> String {
        let parts = [
            "# Made by “countersign setup”. \(Self.examples) has every setting there is, with what it means.",
            "data: \(try quoted(data))", try addressesText(), try mailText(), try brandText(),
        ]
        return parts.filter { !$0.isEmpty }.joined(separator: "\n") + "\n"
    }

    private func addressesText() throws -> String {
        var lines = ["portal:", "  listen: \(try quoted(addresses.portal))", "care:"]
        lines += ["  listen: \(try quoted(addresses.care))", "  time-zone: \(try quoted(brand.timeZone))"]
        lines += ["  second-factor: required"]
        if let url = addresses.careURL { lines.append("  public-url: \(try quoted(url))") }
        if !addresses.proxies.isEmpty {
            let proxies = try addresses.proxies.map(quoted).joined(separator: ", ")
            lines += ["# Nothing but your proxies may have one of these.", "proxy:", "  trusted: [\(proxies)]"]
        }
        return lines.joined(separator: "\n")
    }

    private func mailText() throws -> String {
        guard let mail else { return "" }
        var lines = ["mail:", "  smtp: \(try quoted(mail.server))", "  security: \(mail.security)"]
        if let user = mail.user {
            lines += ["  user: \(try quoted(user))", "  password-file: \(Self.passwordFile)"]
        }
        return lines.joined(separator: "\n")
    }

    private func brandText() throws -> String {
        var lines = ["brands:", "  - id: \(try quoted(brand.id))", "    name: \(try quoted(brand.name))"]
        lines += ["    time-zone: \(try quoted(brand.timeZone))", "    country: \(try quoted(brand.country))"]
        lines += ["    look:", "      accent: \"#1f4e8c\"", "      accent-on-dark: \"#8ab8f0\"", "      mark: wave"]
        if let mail { lines += ["    mail:", "      from: \(try quoted(mail.sender))"] }
        lines.append("    hosts:")
        for host in hosts {
            lines += ["      - name: \(try quoted(host.name))", "        language: \(try quoted(host.language))"]
            lines.append("        care-phone: \(try quoted(host.carePhone))")
        }
        return lines.joined(separator: "\n")
    }

    /// A string of JSON is one of YAML.
    private func quoted(_ text: String) throws -> String { try JSONText.compact(text) }
}
