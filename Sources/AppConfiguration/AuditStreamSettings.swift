/// Where the audit log is streamed to, and how.
package struct AuditStreamSettings: Sendable, Hashable {
    package let sink: Sink
    package let format: Format
    /// Whether names, ids, network addresses and details are handed on; else pseudonyms.
    package let isClear: Bool
    /// Whose certificates are believed, as a file in PEM form; nil for those that the system believes.
    package let authorities: String?

    package enum Sink: Sendable, Hashable {
        /// Syslog over TLS (RFC 5425).
        case syslog(ServerAddress)
        /// POST of lines. `tokenFile`: its first line is sent as a bearer token.
        case https(ServerAddress, path: String, tokenFile: String?)
    }

    package enum Format: String, Sendable, CaseIterable { case jsonl, ocsf, cef }

    /// For people.
    package var description: String {
        switch sink {
        case .syslog(let address): "syslog over TLS to \(address)"
        case .https(let address, let path, _): "https://\(address)\(path)"
        }
    }
}

/// Reads ``AuditStreamSettings``.
struct AuditStreamReader {
    let problems: ConfigurationProblems

    /// Nil where the log is not streamed, or wrongly.
    func stream(_ audit: ConfigurationSection) -> AuditStreamSettings? {
        let section = audit.section("stream")
        audit.close()
        let syslog = section.value("syslog", .server)
        let https = section.value("https", .streamAddress)
        let format = section.value("format", .streamFormat) ?? .jsonl
        let isClear = section.value("identifiers", .oneOf(["salted", "clear"])) == "clear"
        let authorities = section.value("ca-file", .path)
        let tokenFile = section.value("token-file", .path)
        section.close()
        section.requireOne(of: ["syslog", "https"], "places to stream the audit log to")
        for key in ["format", "identifiers", "ca-file", "token-file"]
        where section.says(key) && !section.says("syslog") && !section.says("https") {
            problems.add(
                section.origin(of: key),
                "audit.stream.\(key) says how the audit log is streamed, and nothing where to; name audit.stream.syslog, such as "
                    + "siem.example.com:6514, or audit.stream.https.")
            return nil
        }
        if section.says("token-file"), !section.says("https") {
            problems.add(
                section.origin(of: "token-file"),
                "audit.stream.token-file is for audit.stream.https; syslog over TLS knows no token.")
        }
        let sink =
            https.map { AuditStreamSettings.Sink.https($0.address, path: $0.path, tokenFile: tokenFile) }
            ?? syslog.map(AuditStreamSettings.Sink.syslog)
        return sink.map {
            AuditStreamSettings(sink: $0, format: format, isClear: isClear, authorities: authorities)
        }
    }
}

extension SettingKind<(address: ServerAddress, path: String)> {
    /// Without a user, a fragment or a password in it: it is written into logs.
    fileprivate static var streamAddress: Self {
        SettingKind(
            "an https address without a user in it, such as https://siem.example.com/ingest",
            text: { text in
                guard text.hasPrefix("https://"), SettingKind<String>.webAddress.allows(text), !text.contains("#")
                else {
                    return nil
                }
                let rest = text.dropFirst("https://".count)
                let end = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
                let host = String(rest[..<end])
                guard let address = ServerAddress(host) ?? ServerAddress(host + ":443") else { return nil }
                let path = String(rest[end...])
                return (address, path.hasPrefix("/") ? path : "/" + path)
            })
    }
}

extension SettingKind<String> {
    fileprivate func allows(_ text: String) -> Bool {
        read(Written(text: text, origin: .wholeFile(""), folder: "/")) != nil
    }
}

extension SettingKind<AuditStreamSettings.Format> {
    fileprivate static var streamFormat: Self {
        let names = AuditStreamSettings.Format.allCases.map(\.rawValue).joined(separator: ", ")
        return SettingKind("one of \(names)") { AuditStreamSettings.Format(rawValue: $0) }
    }
}
