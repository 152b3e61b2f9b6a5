import SpokenAnswers
import Testing

/// An artificial later edition: the first one's rules, and a "2" behind every form.
private struct LaterEdition: RulesEdition {
    private let first = AnswerReading(.v1)

    func strict(_ answer: [Unicode.Scalar], kind: AnswerKind, language: Language) -> String {
        first.strict(answer, kind: kind, language: language) + "2"
    }
    func sound(ofStrict strict: String, kind: AnswerKind, language: Language) -> String { strict.uppercased() }
    func heard(_ answer: [Unicode.Scalar], kind: AnswerKind, language: Language) -> String { "second" }
}

@Suite struct `Versions of the rules` {
    private let later = RulesVersion(rawValue: 98)
    private var editions: RulesEditions {
        RulesEditions([.v1: AnswerReading(.v1), later: LaterEdition()], newest: later)
    }

    @Test func `a later version stands beside the first and changes nothing of it`() throws {
        let alone = try SpokenAnswer.forms(of: "St-Étienne", kind: .city, language: .fr, version: .v1)
        let beside = try editions.forms(of: "St-Étienne", kind: .city, language: .fr, version: .v1)
        #expect(alone == beside)
        #expect(beside.version == .v1)
        let second = try editions.forms(of: "St-Étienne", kind: .city, language: .fr, version: later)
        #expect(second == SpokenForms(strict: "saintetienne2", sound: "SAINTETIENNE2", version: later))
    }

    @Test func `a version that this build does not know is read under the newest, which says so`() throws {
        let unknown = RulesVersion(rawValue: 99)
        #expect(try editions.forms(of: "Rex", kind: .pet, language: .en, version: unknown).version == later)
        #expect(try SpokenAnswer.forms(of: "Rex", kind: .pet, language: .en, version: unknown).version == .newest)
    }

    @Test func `answers are sealed under version 2, and read under either`() throws {
        #expect(RulesVersion.newest == .v2)
        #expect(try SpokenAnswer.forms(of: "St-Étienne", kind: .city, language: .fr).version == .v2)
        for version in everyVersion {
            let forms = try SpokenAnswer.forms(of: "St-Étienne", kind: .city, language: .fr, version: version)
            #expect(forms.version == version)
        }
    }
}
