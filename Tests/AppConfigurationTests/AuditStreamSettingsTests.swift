import TestConfiguration
import Testing

@testable import AppConfiguration

/// Where the audit log is streamed to, as it is set.
struct AuditStreamSettingsTests {
    private func read(_ stream: String) throws -> AuditStreamSettings? {
        try ConfigurationTexts.read("data: /d\naudit: {stream: {\(stream)}}").auditStream
    }

    @Test func `it stays here unless a sink is named`() throws {
        #expect(try ConfigurationTexts.read("data: /d").auditStream == nil)
        let syslog = try read("syslog: \"siem.example.com:6514\"")
        #expect(syslog?.sink == ServerAddress("siem.example.com:6514").map(AuditStreamSettings.Sink.syslog))
        #expect(syslog?.format == .jsonl && syslog?.isClear == false)
        let https = try read(
            "https: \"https://siem.example.com/in?x=1\", format: ocsf, identifiers: clear, token-file: t")
        #expect(https?.description == "https://siem.example.com:443/in?x=1" && https?.isClear == true)
        #expect(try read("https: \"https://10.0.0.5:8088\"")?.description == "https://10.0.0.5:8088/")
    }

    @Test(arguments: [
        ("syslog: siem.example.com", "siem.example.com:6514"),
        ("https: \"http://siem.example.com\"", "an https address"),
        ("https: \"https://user@siem.example.com\"", "without a user"),
        ("https: \"https://a.example/#x\"", "an https address"),
        ("syslog: \"a.example:1\", https: \"https://a.example\"", "two places to stream the audit log to"),
        ("syslog: \"a.example:1\", format: xml", "one of jsonl, ocsf, cef"),
        ("syslog: \"a.example:1\", identifiers: hashed", "one of salted, clear"),
        ("syslog: \"a.example:1\", token-file: t", "knows no token"), ("format: cef", "nothing where to"),
        ("syslog: \"a.example:1\", port: 6514", "is not a setting"),
    ])
    func `what is none of it is refused, and says what is allowed`(stream: String, said: String) throws {
        let refusal = try ConfigurationTexts.refusal("data: /d\naudit: {stream: {\(stream)}}")
        let allowed = said == "siem.example.com:6514" ? "a server with a port" : said
        #expect(refusal.count == 1 && refusal[0].contains(allowed), "\(refusal)")
    }
}
