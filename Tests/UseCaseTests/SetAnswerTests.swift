import Foundation
import SecurityQuestions
import SpokenAnswers
import TestSupport
import Testing

/// A new question and answer.
struct SetAnswerTests {
    let scene: Scene

    init() async throws { scene = try await Scene() }

    private var setAnswer: SetAnswer {
        SetAnswer(stores: scene.store, keeping: scene.keeping, world: scene.world)
    }

    private func set(
        _ answer: String, question: String = Scene.question, key: ID<SealedAnswer>? = nil, in login: MemberSession,
        isPreview: Bool = false
    ) async throws -> SetAnswer.Outcome {
        let chosen = ChosenAnswer(
            questionID: question, answer: SecretText(answer), language: .en, isPreview: isPreview)
        return try await setAnswer.perform(
            chosen, key: key ?? scene.clock.id(), in: login, of: scene.brand, from: Scene.address)
    }

    @Test func `Is recorded as the change that the owners are told of`() async throws {
        let login = try await scene.ownerLogin()
        let events = try await scene.recorded {
            guard case .saved = try await set("Wolkenstein Quarry", in: login) else { return fail("not saved") }
        }
        #expect(events.map(\.kind) == [.questionChanged] && events.map(\.notice) == [.questionChanged])
        #expect(events.first?.actor == .member(scene.owner.id, name: scene.owner.name))
        let kept = try await scene.store.answer(of: scene.account.id)?.answer
        #expect(kept?.setBy == scene.owner.name && kept?.place.kind == Catalogue.question(Scene.question)?.kind)
    }

    @Test func `Keeps nothing that is refused, or only looked at`() async throws {
        let login = try await scene.ownerLogin()
        try await scene.expect([]) {
            for (answer, question, refusal) in [
                ("x", Scene.question, AnswerRefusal.tooShort), ("Wolkenstein", "no such question", .noQuestion),
                (scene.account.company, Scene.question, .personal), (Scene.answer, Scene.question, .sameAsBefore),
            ] {
                guard case .refused(let why) = try await set(answer, question: question, in: login),
                    why == refusal
                else { return fail("\(refusal)") }
            }
            guard case .heard(let heard) = try await set("St. Wolkenstein", in: login, isPreview: true) else {
                return fail("not heard")
            }
            #expect(heard.words.contains("saint") && !heard.isReadTwoWays)
        }
    }

    @Test func `The same answer to the same question is refused in whichever language it was set`() async throws {
        let login = try await scene.ownerLogin()
        let chosen = ChosenAnswer(
            questionID: Scene.question, answer: SecretText(Scene.answer), language: .fr)
        guard
            case .refused(.sameAsBefore) = try await setAnswer.perform(
                chosen, key: scene.clock.id(), in: login, of: scene.brand, from: nil)
        else { return fail("taken") }
    }

    @Test func `A form that is sent twice sets one answer; much later it sets none`() async throws {
        let login = try await scene.ownerLogin()
        let key = scene.clock.id(SealedAnswer.self)
        try await scene.expect([.questionChanged]) {
            for answer in ["Wolkenstein Quarry", "Wolkenstein Quarry", "another one entirely"] {
                guard case .saved = try await set(answer, key: key, in: login) else {
                    return fail("not saved")
                }
            }
            guard case .keyUsedUp = try await set("Wolkenstein Quarry", question: "lent-book", key: key, in: login)
            else { return fail("another question saved") }
            scene.clock.advance(by: SetAnswer.doubleClick)
            guard case .keyUsedUp = try await set("Wolkenstein Quarry", key: key, in: login) else {
                return fail("saved later")
            }
        }
    }

    @Test func `Is for owners and administrators who have just given their password`() async throws {
        let (owner, user) = (try await scene.ownerLogin(), try await scene.login(as: .user))
        #expect(setAnswer.denial(in: owner) == nil && setAnswer.denial(in: user) == .notAllowed)
        scene.clock.advance(by: Session.passwordStaysFresh)
        try await scene.expect([]) {
            for (login, why) in [(owner, AccessRefusal.passwordNeeded), (user, .notAllowed)] {
                guard case .denied(let denial) = try await set("Wolkenstein Quarry", in: login), denial == why
                else {
                    return fail("saved")
                }
            }
        }
    }
}
