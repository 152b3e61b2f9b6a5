import Foundation
import SecurityQuestions
import SpokenAnswers
import TestSupport
import Testing

/// A new secret is compared with the present one, and that must not let guesses be tried: sixty at once, one of them right.
struct OracleTests {
    let scene: Scene

    init() async throws { scene = try await Scene() }

    /// The outcomes of sixty guesses at once, of which the `right`th is right.
    private func batch<Outcome: Sendable>(
        right: Int, secret: String, _ guess: @escaping @Sendable (String) async throws -> Outcome
    ) async throws -> [Outcome] {
        try await withThrowingTaskGroup { group in
            for number in 0..<60 {
                group.addTask {
                    try await guess(number == right ? secret : "Guess \(letters(number)) of the batch")
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
    }

    @Test(arguments: [0, 17, 59])
    func `Of sixty new answers at once, one is compared with the present answer`(right: Int) async throws {
        let login = try await scene.ownerLogin()
        let setAnswer = SetAnswer(stores: scene.store, keeping: scene.keeping, world: scene.world)
        let outcomes = try await batch(right: right, secret: Scene.answer) { [scene] guess in
            try await setAnswer.perform(
                ChosenAnswer(questionID: Scene.question, answer: SecretText(guess), language: .en),
                key: scene.clock.id(), in: login, of: scene.brand, from: nil)
        }
        let compared = outcomes.filter { if case .wait = $0 { false } else { true } }
        #expect((1...3).contains(compared.count), "\(compared)")
        let replaced = compared.filter { if case .saved = $0 { true } else { false } }
        // Whatever comes after one that is saved is compared with that.
        #expect(compared.count - replaced.count <= 1 || replaced.isEmpty, "\(compared)")
    }

    @Test(arguments: [0, 17, 59])
    func `Of sixty new passwords at once, one is compared with the present password`(right: Int) async throws {
        let login = try await scene.ownerLogin()
        let change = ChangePassword(stores: scene.store, keeping: scene.keeping, world: scene.world)
        let outcomes = try await batch(right: right, secret: Scene.password) { guess in
            try await change.perform(to: SecretText(guess), in: login, from: nil)
        }
        let compared = outcomes.filter { if case .wait = $0 { false } else { true } }
        #expect((1...3).contains(compared.count), "\(compared)")
        let changed = compared.filter { if case .changed = $0 { true } else { false } }
        #expect(changed.count <= 1 || changed.count == compared.count)
    }

    @Test func `Of sixty passwords by one mailed link at once, one is set at most`() async throws {
        let ask = AskPasswordReset(stores: scene.store, keeping: scene.keeping, world: scene.world)
        _ = try await ask.perform(email: scene.owner.email, brand: scene.brand.id, from: Scene.address)
        let link = try await scene.mailedToken()
        let reset = ResetPassword(stores: scene.store, keeping: scene.keeping)
        let outcomes = try await batch(right: 17, secret: Scene.password) { [scene] guess in
            try await reset.perform(
                to: SecretText(guess), link: link, brand: scene.brand.id, in: nil, from: Scene.address)
        }
        let told = outcomes.filter {
            switch $0 {
            case .reset, .refused: true
            case .wait, .noSuchLink: false
            }
        }
        #expect((1...3).contains(told.count))
        #expect(outcomes.filter { if case .reset = $0 { true } else { false } }.count <= 1)
    }

    /// The last of them the rules would refuse: they cost a hundred times what the wait does, and whoever floods is told the wait.
    @Test func `Three changes an hour, and then a wait that is the same for right and wrong`() async throws {
        let login = try await scene.ownerLogin()
        func set(_ answer: String) async throws -> SetAnswer.Outcome {
            try await SetAnswer(stores: scene.store, keeping: scene.keeping, world: scene.world).perform(
                ChosenAnswer(questionID: Scene.question, answer: SecretText(answer), language: .en),
                key: scene.clock.id(), in: login, of: scene.brand, from: nil)
        }
        for answer in ["Bohemian Monastery", "Silesian Monastery", "Moravian Monastery"] {
            guard case .saved = try await set(answer) else { return fail("not saved") }
        }
        for answer in ["Moravian Monastery", "Lusatian Monastery", "x"] {
            guard case .wait(let until) = try await set(answer) else { return fail("compared") }
            #expect(until == scene.clock.now.addingTimeInterval(3600))
        }
    }

    /// The rules cost a hundred times what the wait does, and whoever floods is told the wait.
    @Test func `After three changes of a password the wait comes before the rules`() async throws {
        var login = try await scene.ownerLogin()
        let change = ChangePassword(stores: scene.store, keeping: scene.keeping, world: scene.world)
        for password in ["nine grey herons by a weir", "eight grey herons by a weir", "seven grey herons by a weir"] {
            guard case .changed(let token) = try await change.perform(to: SecretText(password), in: login, from: nil)
            else { return fail("not changed") }
            login = try #require(try await scene.store.memberSession(token.hash))
        }
        guard case .wait = try await change.perform(to: SecretText("short"), in: login, from: nil) else {
            return fail("held against the rules")
        }
    }

    @Test func `An answer that was replaced meanwhile is not replaced again`() async throws {
        let (old, _) = try #require(try await scene.store.answer(of: scene.account.id))
        func another() -> SealedAnswer {
            SealedAnswer(
                id: scene.clock.id(), place: old.place, questionID: old.questionID, secret: old.secret,
                setAt: scene.clock.now, setBy: old.setBy)
        }
        let (kept, first, second) = (old.id, another(), another())
        #expect(try await scene.store.replace(with: first, ifStill: kept, on: .change, by: .system))
        try await scene.expect([]) {
            let isReplaced = try await scene.store.replace(with: second, ifStill: kept, on: .change, by: .system)
            let isKept = try await scene.store.replace(with: first, ifStill: kept, on: .change, by: .system)
            #expect(!isReplaced && isKept)
        }
        #expect(try await scene.store.answer(of: scene.account.id)?.answer.id == first.id)
    }
}

/// Letters alone: an answer with digits is read otherwise.
private func letters(_ number: Int) -> String {
    String(UnicodeScalar(UInt8(97 + number / 10))) + "x" + String(UnicodeScalar(UInt8(97 + number % 10)))
}
