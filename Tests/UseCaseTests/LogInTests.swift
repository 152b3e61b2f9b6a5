import Foundation
import SecurityQuestions
import SpokenAnswers
import TestSupport
import Testing

/// Log-in at either door.
struct LogInTests {
    let scene: Scene
    let browser: TokenHash

    init() async throws {
        scene = try await Scene()
        browser = scene.clock.tokenHash()
    }

    private var logIn: LogIn { LogIn(stores: scene.store, keeping: scene.keeping, world: scene.world) }
    private var portal: LoginPlace { .portal(scene.brand.id) }

    private func attempt(
        _ email: EmailAddress, _ password: String = Scene.password, at place: LoginPlace
    ) async throws -> LogIn.PasswordOutcome {
        try await logIn.perform(
            email: email.text, password: SecretText(password), browser: browser, at: place, from: Scene.address,
            hold: { _ in })
    }

    @Test func `A member is recorded as logged in; in a browser that is new, as that`() async throws {
        let events = try await scene.recorded {
            for _ in 1...2 {
                guard case .loggedIn(let token) = try await attempt(scene.owner.email, at: portal) else {
                    return fail("not logged in")
                }
                #expect(
                    try await scene.store.memberSession(token.hash)?.member.id == scene.owner.id)
            }
        }
        #expect(events.map(\.kind).last == .memberLoggedIn && events.count == 2)
        #expect(events.allSatisfy { $0.account == scene.account.id && $0.address == Scene.address })
    }

    @Test func `Whoever stopped half-way of the activation is told so, for the right password alone`() async throws {
        let token = SecretToken(scene.world).hash
        let new = scene.clock.newAccount(scene.clock.account(status: .pending), invitation: token)
        let stores = scene.store
        _ = try await ImportAccounts(stores: stores, keeping: scene.keeping, world: scene.world).perform(
            [new], by: .host)
        let activate = ActivateAccount(stores: stores, keeping: scene.keeping, world: scene.world)
        let invited = ActivateAccount.Invited(token: token, member: new.owner, account: new.account)
        try await activate.confirm(invited, from: nil)
        guard
            case .chosen = try await activate.choose(
                password: SecretText(Scene.password), invited, browser: nil, from: nil)
        else { return fail("no password chosen") }
        try await scene.expect([.memberLoginFailed, .memberLoginFailed]) {
            guard case .notActivated = try await attempt(new.owner.email, at: portal),
                case .wrong = try await attempt(new.owner.email, "another password altogether", at: portal)
            else { return fail("not told, or told to anybody") }
        }
        _ = try await CloseAccount(stores: stores).perform(new.account.id, by: .host)
        guard case .wrong = try await attempt(new.owner.email, at: portal) else { return fail("of a closed account") }
    }

    @Test func `What is written down bears the moment of the store, whatever the caller's clock says`() async throws {
        let slow = World(
            now: { [clock = scene.clock] in clock.now.addingTimeInterval(-3600) }, randomBytes: scene.world.randomBytes)
        let events = try await scene.recorded {
            let outcome = try await LogIn(stores: scene.store, keeping: scene.keeping, world: slow).perform(
                email: scene.owner.email.text, password: SecretText(Scene.password), browser: browser, at: portal,
                from: Scene.address, hold: { _ in })
            guard case .loggedIn(let token) = outcome else { return fail("not logged in") }
            #expect(try await scene.store.memberSession(token.hash)?.session.startedAt == scene.clock.now)
        }
        #expect(events.map(\.at) == [scene.clock.now])
    }

    @Test func `An agent is recorded as logged in at the care desk, and not let in at the Office Manager`() async throws
    {
        try await scene.expect([.agentLoggedIn, .memberLoginFailed]) {
            guard case .loggedIn(let token) = try await attempt(scene.agent.email, at: .careDesk) else {
                return fail("not logged in")
            }
            #expect(try await scene.store.agentSession(token.hash)?.agent.id == scene.agent.id)
            guard case .wrong = try await attempt(scene.agent.email, at: portal) else {
                return fail("an agent logged in as a member")
            }
        }
    }

    @Test func `A wrong password is recorded with whom it was tried for; of nobody, as a visitor's`() async throws {
        let events = try await scene.recorded {
            for (email, place) in [
                (scene.owner.email, portal), (scene.agent.email, .careDesk), (.sample("nobody@mail.example"), portal),
            ] {
                guard case .wrong = try await attempt(email, "not the password", at: place) else {
                    return fail("logged in")
                }
            }
        }
        #expect(events.map(\.kind) == [.memberLoginFailed, .agentLoginFailed, .memberLoginFailed])
        #expect(
            events.map(\.actor) == [
                .member(scene.owner.id, name: scene.owner.name), .agent(scene.agent.id, name: scene.agent.name),
                .visitor,
            ])
        #expect(events.map(\.account) == [scene.account.id, nil, nil])
    }

    @Test func `Who fails too often waits, and is not recorded meanwhile`() async throws {
        for _ in 1...5 { _ = try await attempt(scene.owner.email, "wrong", at: portal) }
        try await scene.expect([]) {
            guard case .wait(let until) = try await attempt(scene.owner.email, at: portal) else {
                return fail("did not wait")
            }
            #expect(until > scene.clock.now)
        }
    }

    @Test func `A member of a closed account and a disabled agent are let in no more`() async throws {
        _ = try await CloseAccount(stores: scene.store).perform(scene.account.id, by: .host)
        _ = try await ChangeAgent(stores: scene.store).perform(.disable, of: scene.agent.email)
        for (email, place) in [(scene.owner.email, portal), (scene.agent.email, .careDesk)] {
            guard case .wrong = try await attempt(email, at: place) else {
                Issue.record("logged in")
                continue
            }
        }
    }

    private func turnOn() async throws -> [String] {
        let login = try await scene.ownerLogin()
        let outcome = try await TurnOnSecondFactor(
            stores: scene.store, keeping: scene.keeping, world: scene.world
        ).perform(
            key: try scene.keeping.newSecondFactorKey(of: .member(scene.owner.id)), code: KnownCode.code,
            of: Identity(scene.owner), in: login.session, from: nil)
        guard case .on(let codes) = outcome else { throw Unexpected(what: "\(outcome)") }
        scene.clock.advance(by: 60)
        return codes
    }

    private func passwordStep() async throws -> PasswordStep {
        let outcome = try await attempt(scene.owner.email, at: portal)
        guard case .secondFactorNeeded(let step) = outcome else { throw Unexpected(what: "\(outcome)") }
        return step
    }

    private func prove(_ step: PasswordStep, code: String = "", recoveryCode: String = "") async throws
        -> LogIn.SecondFactorOutcome
    {
        try await logIn.perform(
            after: step, code: SecondFactorEntry(code: code, recoveryCode: recoveryCode), browser: browser, at: portal,
            from: Scene.address)
    }

    @Test func `The password alone does not let in who has a second factor`() async throws {
        let recovery = try await turnOn()
        let events = try await scene.recorded {
            let step = try await passwordStep()
            guard case .codeMissing = try await prove(step) else { return fail("nothing typed") }
            guard case .wrong = try await prove(step, code: "654321") else { return fail("a wrong code") }
            guard case .loggedIn(_, byRecoveryCode: false) = try await prove(step, code: KnownCode.code) else {
                return fail("a right code")
            }
            guard case .wrong = try await prove(step, code: KnownCode.code) else { return fail("a used code") }
            guard case .loggedIn(_, byRecoveryCode: true) = try await prove(step, recoveryCode: recovery[0]) else {
                return fail("a recovery code")
            }
        }
        let kinds = events.map(\.kind)
        #expect(
            kinds.filter { ![.memberLoggedIn, .memberLoggedInNewBrowser].contains($0) } == [
                .secondFactorFailed, .secondFactorFailed, .recoveryCodeUsed,
            ])
        #expect(kinds.count == 5)
    }

    @Test func `A password that was changed between the two steps is worth nothing`() async throws {
        _ = try await turnOn()
        let step = try await passwordStep()
        let login = try await scene.ownerLogin()
        _ = try await ChangePassword(stores: scene.store, keeping: scene.keeping, world: scene.world).perform(
            to: SecretText("an entirely other pass phrase"), in: login, from: nil)
        try await scene.expect([]) {
            guard case .tooLate = try await prove(step, code: KnownCode.code) else {
                return fail("logged in")
            }
        }
    }

    @Test func `Logging out is recorded by who it was`() async throws {
        let logOut = LogOut(stores: scene.store)
        let member = try await scene.ownerLogin()
        guard case .loggedIn(let agent) = try await attempt(scene.agent.email, at: .careDesk) else {
            return fail("not logged in")
        }
        try await scene.expect([.memberLoggedOut, .agentLoggedOut]) {
            try await logOut.perform(Identity(scene.owner), session: member.session.token, from: nil)
            try await logOut.perform(Identity(scene.agent), session: agent.hash, from: nil)
        }
    }
}
