import Foundation
import Phrasebook
import SecurityQuestions
import Testing

/// The audit log tells of its own searches in its own words; pages do not.
@Suite struct `A search of the audit log` {
    private func told(_ detail: String, _ kind: AuditEvent.Kind = .auditSearched) -> Phrase? {
        AuditWords.detail(of: AuditEvent(at: .distantPast, kind: kind, actor: .system, detail: detail))
    }

    @Test func `is told in words, whatever it asked for`() throws {
        for kind in AuditEvent.Kind.allCases {
            #expect(told("northline, \(kind.rawValue)")?.fr == "northline, \(AuditWords.told(kind).fr)")
        }
        for group in AuditEvent.Kind.Group.allCases {
            #expect(told(group.rawValue, .auditExported)?.en == AuditWords.name(of: group).en)
        }
        #expect(
            told("a@b.example, call 0b4c, from 2026-11-26T23:00:00Z, until 2026-11-27T23:00:00Z")?.fr
                == "a@b.example, appel 0b4c, depuis 2026-11-26T23:00:00Z, jusqu’à 2026-11-27T23:00:00Z")
    }
}
