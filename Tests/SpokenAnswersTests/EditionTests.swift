import SpokenAnswers
import Testing

/// An artificial second edition: the first one's rules, and "number two" behind every form.
private struct SecondEdition: RulesEdition {
    private let first = FirstEdition()

    func strict(_ answer: [Unicode.Scalar], kind: AnswerKind, language: Language) -> String {
        first.strict(answer, kind: kind, language: language) + "2"
    }
    func sound(ofStrict strict: String, kind: AnswerKind, language: Language) -> String { strict.uppercased() }
    func heard(_ answer: [Unicode.Scalar], kind: AnswerKind, language: Language) -> String { "second" }
}

@Suite struct `Versions of the rules` {
    private let second = RulesVersion(rawValue: 2)
    private var editions: RulesEditions { RulesEditions([.v1: FirstEdition(), second: SecondEdition()]) }

    @Test func `a later version stands beside the first and changes nothing of it`() throws {
        let alone = try SpokenAnswer.forms(of: "St-Étienne", kind: .city, language: .fr, version: .v1)
        let beside = try editions.forms(of: "St-Étienne", kind: .city, language: .fr, version: .v1)
        #expect(alone == beside)
        #expect(beside.version == .v1)
        let later = try editions.forms(of: "St-Étienne", kind: .city, language: .fr, version: second)
        #expect(later == SpokenForms(strict: "saintetienne2", sound: "SAINTETIENNE2", version: second))
    }

    @Test func `a version that this build does not know is read under the newest, which says so`() throws {
        let unknown = RulesVersion(rawValue: 99)
        #expect(try editions.forms(of: "Rex", kind: .pet, language: .en, version: unknown).version == second)
        #expect(try SpokenAnswer.forms(of: "Rex", kind: .pet, language: .en, version: unknown).version == .newest)
    }

    @Test func `the second version is not shipped`() {
        #expect(RulesVersion.newest == .v1)
        #expect(RulesEditions.shipped[second] == nil)
    }
}
