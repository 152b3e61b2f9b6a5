import Foundation
import SecurityQuestions
import SpokenAnswers
import Synchronization
import TestSupport
import Testing

/// Nobody is locked out by malice: strangers wait, and whoever has logged in before does not (OWASP, device cookies).
struct LockOutTests {
    let scene: Scene
    private let known: TokenHash
    private let strange: TokenHash

    init() async throws {
        scene = try await Scene()
        (known, strange) = (scene.clock.tokenHash(), scene.clock.tokenHash())
    }

    private func attempt(
        _ email: String, _ password: String, in browser: TokenHash, at place: LoginPlace? = nil,
        from address: String = "198.51.100.9", hold: @escaping @Sendable (LoginDelay) async throws -> Void = { _ in }
    ) async throws -> LogIn.PasswordOutcome {
        try await LogIn(stores: scene.store, keeping: scene.keeping, world: scene.world).perform(
            email: email, password: SecretText(password), browser: browser, at: place ?? .portal(scene.brand.id),
            from: address, hold: hold)
    }

    private func isLoggedIn(_ email: EmailAddress, in browser: TokenHash, at place: LoginPlace? = nil) async throws
        -> Bool
    {
        if case .loggedIn = try await attempt(email.text, Scene.password, in: browser, at: place, from: Scene.address) {
            true
        } else {
            false
        }
    }

    private func attack(_ email: EmailAddress, at place: LoginPlace? = nil) async throws {
        for number in 1...12 {
            _ = try await attempt(
                email.text, "a wrong guess of mine", in: scene.clock.tokenHash(), at: place,
                from: "198.51.100.\(number)")
        }
    }

    @Test func `After twelve wrong log-ins by a stranger the owner comes in by known browser, session and reset`()
        async throws
    {
        #expect(try await isLoggedIn(scene.owner.email, in: known))
        let login = try await scene.ownerLogin()
        try await attack(scene.owner.email)
        #expect(try await !isLoggedIn(scene.owner.email, in: strange), "an unknown browser waits")
        #expect(try await isLoggedIn(scene.owner.email, in: known))
        let again = try await ConfirmPassword(
            stores: scene.store, keeping: scene.keeping, world: scene.world
        ).perform(
            SecretText(Scene.password), of: Identity(scene.owner), session: login.session.token,
            at: .portal(scene.brand.id), from: Scene.address)
        guard case .confirmed = again else { return fail("no step-up: \(again)") }

        let ask = AskPasswordReset(stores: scene.store, keeping: scene.keeping, world: scene.world)
        for number in 1...12 {
            _ = try await ask.perform(email: scene.owner.email, brand: scene.brand.id, from: "198.51.100.\(number)")
        }
        guard
            case .asked = try await ask.perform(
                email: scene.owner.email, brand: scene.brand.id, from: Scene.address)
        else { return fail("no link") }
        let reset = try await ResetPassword(stores: scene.store, keeping: scene.keeping).perform(
            to: SecretText("an entirely other pass phrase"), link: try await scene.mailedToken(), brand: scene.brand.id,
            in: strange, from: Scene.address)
        guard case .reset = reset else { return fail("not reset") }
        try await attack(scene.owner.email)
        guard
            case .loggedIn = try await attempt(
                scene.owner.email.text, "an entirely other pass phrase", in: strange, from: Scene.address)
        else { return fail("locked out after a reset") }
    }

    @Test func `After twelve wrong log-ins by a stranger an agent comes in at the care desk`() async throws {
        #expect(try await isLoggedIn(scene.agent.email, in: known, at: .careDesk))
        try await attack(scene.agent.email, at: .careDesk)
        #expect(try await !isLoggedIn(scene.agent.email, in: strange, at: .careDesk))
        #expect(try await isLoggedIn(scene.agent.email, in: known, at: .careDesk))
    }

    @Test func `A known browser is known for one person, and never in the place of the second factor`() async throws {
        #expect(try await isLoggedIn(scene.owner.email, in: known))
        try await attack(scene.agent.email, at: .careDesk)
        #expect(try await !isLoggedIn(scene.agent.email, in: known, at: .careDesk))
        let login = try await scene.ownerLogin()
        _ = try await TurnOnSecondFactor(stores: scene.store, keeping: scene.keeping, world: scene.world).perform(
            key: try scene.keeping.newSecondFactorKey(of: .member(scene.owner.id)), code: KnownCode.code,
            of: Identity(scene.owner), in: login.session, from: nil)
        guard case .secondFactorNeeded = try await attempt(scene.owner.email.text, Scene.password, in: known) else {
            return fail("no second factor")
        }
    }

    @Test func `Ten failures, and a browser is one like any other`() async throws {
        #expect(try await isLoggedIn(scene.owner.email, in: known))
        for _ in 1...10 {
            guard case .wrong = try await attempt(scene.owner.email.text, "wrong", in: known) else {
                return fail("not tried")
            }
        }
        try await attack(scene.owner.email)
        #expect(try await !isLoggedIn(scene.owner.email, in: known))
    }

    @Test func `A spraying run never refuses a right password, is slowed, told, and leaves two entries a minute`()
        async throws
    {
        let told = Mutex<[LoginDelay]>([])
        let events = try await scene.recorded {
            for number in 0..<160 {
                _ = try await attempt(
                    "nobody-\(number)@mail.example", "Password2026!", in: scene.clock.tokenHash(),
                    from: "203.0.\(number).9", hold: { delay in told.withLock { $0.append(delay) } })
            }
            let isIn = try await isLoggedIn(scene.owner.email, in: strange)
            #expect(isIn)
            scene.clock.advance(by: VisitorEvents.period)
            try await scene.store.recordVisitors()
        }
        let delays = told.withLock(\.self)
        #expect(delays.compactMap(\.alarm) == [101] && delays.map(\.seconds).max() == LoginSpraying.longest)
        let failed = events.filter { $0.kind == .memberLoginFailed }
        #expect(failed.map(\.detail) == [nil, "159"] && failed.allSatisfy { $0.actor == .visitor })
        #expect(events.filter { $0.kind == .loginsSprayed }.map(\.detail) == ["101"])
    }

    @Test func `Reset requests for nobody are told once a minute`() async throws {
        let ask = AskPasswordReset(stores: scene.store, keeping: scene.keeping, world: scene.world)
        let events = try await scene.recorded {
            for number in 0..<50 {
                _ = try await ask.perform(
                    email: .sample("nobody-\(number)@mail.example"), brand: scene.brand.id, from: "203.0.\(number).9")
            }
            scene.clock.advance(by: VisitorEvents.period)
            try await scene.store.recordVisitors()
            try await scene.store.recordVisitors()
        }
        #expect(events.map(\.kind) == [.passwordResetAsked, .passwordResetAsked])
        #expect(events.map(\.detail) == [nil, "49"])
    }
}
