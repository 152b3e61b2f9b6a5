import Encodings
import Foundation
import Phrasebook
import SecurityQuestions
import Testing

@testable import Commands

/// What a collector of logs gets of an entry, whatever stands in it.
struct AuditFormatTests {
    private static let hostile = "a=b|c\\d\nCEF:0|x| suid=1\r\u{2028}e\u{301}"

    private func entry(
        _ kind: String = "answerWrong", name: String? = "Zoë", address: String? = "192.0.2.7", detail: String? = nil,
        place: AuditPlace? = AuditPlace(brand: "northline")
    ) -> AuditEntry {
        AuditEntry(
            number: 7, at: 1_790_000_000_123, kind: kind, actor: "agent", place: place,
            who: .held(salt: [1], values: ["agent-1", name, address]),
            what: .held(salt: [2], values: ["account-1", "call-1", detail, "member-1"]), hash: [], tag: [9]
        ).chained(to: AuditEntry.noHash, tag: nil)
    }

    private func clear(_ entry: AuditEntry) -> FedEntry {
        FedEntry(entry, after: AuditEntry.noHash, pseudonym: nil)
    }

    private func hidden(_ entry: AuditEntry) -> FedEntry {
        FedEntry(entry, after: AuditEntry.noHash, pseudonym: { Array($0.utf8.reversed().prefix(16)) })
    }

    @Test func `a text in CEF ends neither its field nor its record`() {
        let line = CEFRecord(clear(entry(name: Self.hostile, detail: Self.hostile))).text
        #expect(!line.unicodeScalars.contains { $0.properties.generalCategory == .control || $0 == "\u{2028}" })
        #expect(line.contains(#"suser=a\=b|c\\d\nCEF:0|x| suid\=1\r\n"#))
        #expect(line.hasPrefix("CEF:0|Countersign|Countersign|"))
    }

    @Test func `a field of a header of CEF has its bars escaped, before what combines with them too`() {
        #expect(CEFRecord.inHeader("a|b\\c\nd|\u{301}") == "a\\|b\\\\c d\\|\u{301}")
    }

    @Test func `an address of version 6 stands where CEF has a place for it`() {
        let line = CEFRecord(clear(entry(address: "2001:db8::7"))).text
        #expect(line.contains("c6a2=2001:db8::7 c6a2Label=Source IPv6 Address") && !line.contains(" src="))
    }

    @Test(arguments: AuditFormat.allCases)
    func `a feed that names nobody holds no value that tells of people`(format: AuditFormat) throws {
        let line = try format.line(hidden(entry(detail: "Told by Mr Smith")))
        for value in ["agent-1", "Zoë", "192.0.2.7", "account-1", "call-1", "member-1", "Smith"] {
            #expect(!line.contains(value), "\(value)")
        }
    }

    @Test(arguments: AuditFormat.allCases)
    func `every kind is one line, and a kind of a later version too`(format: AuditFormat) throws {
        for kind in AuditEvent.Kind.allCases.map(\.rawValue) + ["somethingNew"] {
            let line = try format.line(clear(entry(kind, detail: Self.hostile)))
            #expect(line.hasSuffix("\n") && line.dropLast().allSatisfy { !$0.isNewline })
            #expect(line.contains(kind))
        }
    }

    @Test func `what was erased is missing, and the chain is told all the same`() throws {
        let digest = [UInt8](repeating: 5, count: 32)
        let erased = AuditEntry(
            number: 7, at: 1, kind: "answerWrong", actor: "agent", place: AuditPlace(brand: nil),
            who: .erased(digest: digest, by: 9), what: .erased(digest: digest, by: 9), hash: [], tag: nil)
        for format in AuditFormat.allCases {
            let line = try format.line(hidden(erased))
            #expect(line.contains(Hexadecimal.text(digest)) && !line.contains("\"actor\":null"))
        }
    }

    @Test func `every kind is documented, with what a SIEM gets of it`() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../docs/audit-kinds.md")
        let document = try String(contentsOf: file.standardizedFileURL, encoding: .utf8)
        let rows = document.split(separator: "\n").filter { $0.hasPrefix("| `") }.map(String.init)
        let expected = AuditEvent.Kind.allCases.map { kind in
            let mapped = OCSFMapping(kind)
            return "| `\(kind.rawValue)` | \(AuditWords.told(kind).en) | \(mapped.eventClass.rawValue): "
                + "\(mapped.activity)\(mapped.name.map { ", \($0)" } ?? ""); \(mapped.status), \(mapped.severity) |"
        }
        for row in expected where !rows.contains(row) { Issue.record("docs/audit-kinds.md lacks \(row)") }
        for row in rows where !expected.contains(row) { Issue.record("docs/audit-kinds.md has \(row)") }
        #expect(rows.count == expected.count)
    }

    @Test func `an event of OCSF says what was proved by what`() {
        let wrong = OCSFMapping(.answerWrong)
        #expect(wrong.eventClass == .authentication && wrong.factor?.rawValue == 2 && wrong.status == .failure)
        #expect(OCSFMapping(.codeVerified).factor?.rawValue == 7)
        #expect(OCSFMapping(.questionLocked).activity == 9 && OCSFMapping(.questionUnlocked).activity == 12)
    }
}
