import SecurityQuestions
import SpokenAnswers
import TestSupport
import Testing

/// What happens to an answer that was sealed under version 1, now that version 2 is the newest.
struct RulesMoveTests {
    let scene: Scene

    init() async throws {
        scene = try await Scene()
        let set = try #require(try await scene.store.answer(of: scene.account.id)).answer
        let forms = try AnswerForms(SecretText(Scene.answer), at: set.place.under(.v1))
        try await scene.store.reseal(set, as: scene.keeping.seal(forms), under: .v1)
    }

    private func check(_ said: String, in call: ID<Call>) async throws -> CheckOutcome {
        let later = Later()
        let checkAnswer = CheckAnswer(
            stores: scene.store, keeping: scene.keeping, brands: scene.brands, background: later)
        let outcome = try await checkAnswer.perform(
            SecretText(said), attempt: scene.clock.id(), in: call, by: scene.agent, from: nil)
        await later.finish()
        return outcome
    }

    private func rules() async throws -> RulesVersion? {
        try await scene.store.answer(of: scene.account.id)?.answer.place.rules
    }

    @Test func `an answer moves when it is given to the letter, and is heard by the new rules from then on`()
        async throws
    {
        let alike = "Ruritaynian Gymnasium"
        let call = try await scene.openCall()
        #expect(try await rules() == .v1)
        #expect(try await check(alike, in: call) == .checked(.wrong))
        #expect(try await rules() == .v1)
        try await scene.expect([.answerVerified, .answerResealed]) { () async throws in
            #expect(try await check(Scene.answer, in: call) == .checked(.verified))
        }
        #expect(try await rules() == .v2)
        #expect(try await check(alike, in: scene.openCall()) == .checked(.verified))
    }
}
