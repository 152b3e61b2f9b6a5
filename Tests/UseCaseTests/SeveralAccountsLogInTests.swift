import Foundation
import SecurityQuestions
import SpokenAnswers
import TestSupport
import Testing

/// Log-in where it opens several accounts.
struct SeveralAccountsLogInTests {
    let scene: Scene
    let other: NewAccount
    let browser: TokenHash

    /// The owner of the scene's account is invited to another one, and accepts.
    init() async throws {
        scene = try await Scene()
        browser = scene.clock.tokenHash()
        other = scene.clock.newAccount(scene.clock.account(status: .active))
        _ = try await ImportAccounts(stores: scene.store, keeping: scene.keeping, world: scene.world).perform(
            [other], by: .host)
        let invited = scene.clock.member(of: other.account, email: scene.owner.email.text, role: .user)
        let added = try await AddMember(stores: scene.store, keeping: scene.keeping, world: scene.world).perform(
            invited, by: .host)
        guard case .added(let link) = added, let known = try await scene.store.passwordReset(link.token)?.member else {
            throw Unexpected(what: "not invited")
        }
        let accept = AcceptInvitation(stores: scene.store)
        guard try await accept.perform(link: link.token, of: known, by: scene.owner, from: nil) else {
            throw Unexpected(what: "not accepted")
        }
    }

    private var logIn: LogIn { LogIn(stores: scene.store, keeping: scene.keeping, world: scene.world) }
    private var portal: LoginPlace { .portal(scene.brand.id) }

    private func attempt(_ password: String = Scene.password) async throws -> LogIn.PasswordOutcome {
        try await logIn.perform(
            email: scene.owner.email.text, password: SecretText(password), browser: browser, at: portal,
            from: Scene.address, hold: { _ in })
    }

    private func choose(
        _ account: ID<Account>, after step: PasswordStep, in other: TokenHash? = nil
    ) async throws -> SecretToken? {
        let outcome = try await logIn.perform(
            after: step, choosing: account, browser: other ?? browser, at: portal, from: Scene.address)
        if case .loggedIn(let token) = outcome { return token } else { return nil }
    }

    private func step() async throws -> PasswordStep {
        guard case .choiceNeeded(let step, let opened) = try await attempt() else {
            throw Unexpected(what: "no choice")
        }
        #expect(Set(opened.map(\.account.id)) == [scene.account.id, other.account.id])
        return step
    }

    @Test func `The account that is chosen is the session's, and no other`() async throws {
        for account in [scene.account.id, other.account.id] {
            let token = try #require(try await choose(account, after: step()))
            #expect(try await scene.store.memberSession(token.hash)?.account.id == account)
        }
        let foreign = scene.clock.newAccount(scene.clock.account(status: .active))
        _ = try await scene.store.add([foreign], by: .host)
        #expect(try await choose(foreign.account.id, after: step()) == nil)
    }

    @Test func `A choice is good for one log-in`() async throws {
        let step = try await step()
        #expect(try await choose(scene.account.id, after: step) != nil)
        #expect(try await choose(scene.account.id, after: step) == nil, "whoever goes back after a log-out")
        #expect(try await choose(other.account.id, after: step) == nil)
    }

    @Test func `A choice is over after a new password, and after removal`() async throws {
        let (first, second) = (try await step(), try await step())
        let member = try #require(
            try await scene.store.opened(byLogIn: scene.owner.logIn).first { $0.account.id == other.account.id })
        let removed = try await scene.store.change(
            member.member.id, of: other.account.id, by: .removal, origin: .host)
        #expect(removed == .done)
        #expect(try await choose(other.account.id, after: first) == nil)
        let ask = AskPasswordReset(stores: scene.store, keeping: scene.keeping, world: scene.world)
        _ = try await ask.perform(email: scene.owner.email, brand: scene.brand.id, from: Scene.address)
        let reset = try await ResetPassword(stores: scene.store, keeping: scene.keeping).perform(
            to: SecretText("another lighthouse behind nine pines"), link: scene.mailedToken(), brand: scene.brand.id,
            in: nil, from: nil)
        guard case .reset = reset else { return fail("\(reset)") }
        #expect(try await choose(scene.account.id, after: second) == nil)
    }

    @Test func `The second factor is asked for before the choice`() async throws {
        let login = try await scene.ownerLogin()
        let outcome = try await TurnOnSecondFactor(
            stores: scene.store, keeping: scene.keeping, world: scene.world
        ).perform(
            key: try scene.keeping.newSecondFactorKey(of: .member(scene.owner.id)), code: KnownCode.code,
            of: Identity(scene.owner), in: login.session, from: nil)
        guard case .on = outcome else { return fail("not turned on") }
        scene.clock.advance(by: 60)
        guard case .secondFactorNeeded(let step) = try await attempt() else { return fail("not asked") }
        #expect(try await choose(scene.account.id, after: step) == nil, "the password alone is no choice")
        let proved = try await logIn.perform(
            after: step, code: SecondFactorEntry(code: KnownCode.code, recoveryCode: ""), browser: browser, at: portal,
            from: Scene.address)
        guard case .choiceNeeded(let choice, _, byRecoveryCode: false) = proved else { return fail("no choice") }
        #expect(try await choose(other.account.id, after: choice) != nil)
    }

    @Test func `A failed log-in is told in each account`() async throws {
        let events = try await scene.recorded { _ = try await attempt("a wrong one, and long enough") }
        #expect(events.map(\.kind) == [.memberLoginFailed, .memberLoginFailed])
        #expect(Set(events.map(\.account)) == [scene.account.id, other.account.id])
    }

    @Test func `A switch is told in both, keeps the time of the password, and goes nowhere else`() async throws {
        let token = try #require(try await choose(scene.account.id, after: step()))
        let before = try #require(try await scene.store.memberSession(token.hash))
        scene.clock.advance(by: 60)
        let change = SwitchAccount(stores: scene.store, world: scene.world)
        var after: SecretToken?
        let events = try await scene.recorded {
            after = try await change.perform(
                to: other.account.id, from: token.hash, of: before.member, at: Scene.address)
        }
        let switched = try #require(after)
        let there = try #require(try await scene.store.memberSession(switched.hash))
        #expect(there.account.id == other.account.id && there.member.role == .user)
        #expect(there.session.passwordGivenAt == before.session.passwordGivenAt)
        #expect(there.session.startedAt == before.session.startedAt)
        #expect(events.map(\.kind) == [.memberLoggedOut, .accountSwitched])
        #expect(events.map(\.account) == [scene.account.id, other.account.id])
    }
}
