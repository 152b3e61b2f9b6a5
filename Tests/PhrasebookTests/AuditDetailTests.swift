import Foundation
import Phrasebook
import SecurityQuestions
import Testing

/// What stands under an entry of the log, in the reader's language.
@Suite struct `The detail of an entry` {
    private func told(_ kind: AuditEvent.Kind, _ detail: String) -> Phrase? {
        AuditWords.detail(of: AuditEvent(at: .distantPast, kind: kind, actor: .host, detail: detail))
    }

    @Test(arguments: [AuditEvent.Kind.memberAdded, .memberRemoved, .memberRoleChanged, .memberUnlinked])
    func `names somebody with their role`(kind: AuditEvent.Kind) {
        #expect(told(kind, "owner Robin Lacombe")?.en == "Robin Lacombe (Owner)")
        #expect(told(kind, "owner Robin Lacombe")?.fr == "Robin Lacombe (Titulaire)")
        // Their name was erased.
        #expect(told(kind, "owner")?.fr == "Titulaire")
    }

    @Test func `says what of a client came and went`() {
        #expect(told(.clientChanged, "alex@care.example +")?.en == "Added: alex@care.example")
        #expect(told(.clientChanged, "sha256:0b -")?.fr == "Retrait\u{a0}: sha256:0b")
        #expect(told(.clientChanged, "+")?.fr == "Tous les conseillers de la marque")
        #expect(told(.clientChanged, ClientChange.secretAlone)?.en == "Its secret alone lets it in")
    }
}

@Suite struct `A mail to the care desk` {
    private let when = Phrase(
        en: "28 November 2026 at 8:03 (Toronto, UTC−5)", fr: "28 novembre 2026 à 8:03 (Toronto, UTC−5)")

    /// A moment has its zone in brackets.
    @Test(arguments: Message.Kind.allCases) func `puts no brackets into brackets`(kind: Message.Kind) {
        for name in ["crm", nil] {
            guard let text = AgentMailWords.text(kind, about: "crm", when: when, by: name, until: when) else {
                continue
            }
            for part in text.paragraphs { #expect(!part.en.contains("))") && !part.fr.contains("))"), "\(part)") }
        }
    }
}
