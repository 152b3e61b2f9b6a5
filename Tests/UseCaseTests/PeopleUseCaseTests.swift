import Foundation
import SecurityQuestions
import SpokenAnswers
import TestSupport
import Testing

/// What somebody does about their own log-in, and what is recorded of it.
struct PeopleUseCaseTests {
    let scene: Scene

    init() async throws { scene = try await Scene() }

    private func confirm(_ password: String, in login: MemberSession) async throws -> ConfirmPassword.Outcome {
        try await ConfirmPassword(stores: scene.store, keeping: scene.keeping, world: scene.world).perform(
            SecretText(password), of: Identity(scene.owner), session: login.session.token,
            at: .portal(scene.brand.id), from: Scene.address)
    }

    @Test func `The password given again renews the session; a wrong one is a failed log-in`() async throws {
        let login = try await scene.ownerLogin()
        try await scene.expect([.memberLoginFailed]) {
            guard case .wrong = try await confirm("wrong", in: login) else { return fail("right") }
            scene.clock.advance(by: Session.passwordStaysFresh)
            guard case .confirmed(let token?) = try await confirm(Scene.password, in: login) else {
                return fail("not confirmed")
            }
            let renewed = try await scene.store.memberSession(token.hash)
            #expect(renewed?.session.passwordIsFresh(at: scene.clock.now) == true)
            guard case .confirmed(nil) = try await confirm(Scene.password, in: login) else {
                return fail("an old token was renewed")
            }
        }
    }

    @Test func `A new password is recorded as the change that the owners are told of`() async throws {
        let change = ChangePassword(stores: scene.store, keeping: scene.keeping, world: scene.world)
        let login = try await scene.ownerLogin()
        let events = try await scene.recorded {
            for (password, refusal) in [
                ("short", PasswordRules.Refusal.tooShort), (Scene.password, .sameAsBefore),
                ("\(scene.owner.name) \(scene.owner.name)", .personal),
            ] {
                guard
                    case .refused(let why) = try await change.perform(
                        to: SecretText(password), in: login, from: nil), why == refusal
                else { return fail("\(refusal)") }
            }
            guard
                case .changed(let token) = try await change.perform(
                    to: SecretText("an entirely other pass phrase"), in: login, from: nil)
            else { return fail("not changed") }
            #expect(try await scene.store.memberSession(token.hash) != nil)
            #expect(try await scene.store.memberSession(login.session.token) == nil)
        }
        #expect(events.map(\.kind) == [.passwordChanged] && events.map(\.notice) == [.passwordChanged])
    }

    @Test func `What an open browser alone must not do needs a fresh password`() async throws {
        let login = try await scene.ownerLogin()
        let (store, keeping, world) = (scene.store, scene.keeping, scene.world)
        scene.clock.advance(by: Session.passwordStaysFresh)
        try await scene.expect([]) {
            guard
                case .passwordNeeded = try await ChangePassword(stores: store, keeping: keeping, world: world)
                    .perform(to: SecretText("an entirely other pass phrase"), in: login, from: nil),
                case .passwordNeeded = try await AskEmailChange(stores: store, keeping: keeping, world: world)
                    .perform(to: "new@mail.example", in: login, from: Scene.address),
                case .passwordNeeded = try await TurnOnSecondFactor(stores: store, keeping: keeping, world: world)
                    .perform(
                        key: nil, code: KnownCode.code, of: Identity(scene.owner), in: login.session, from: nil),
                case .passwordNeeded = try await TurnOffSecondFactor(stores: store, keeping: keeping, world: world)
                    .perform(
                        code: .code(KnownCode.code), of: Identity(scene.owner), in: login.session,
                        at: .portal(scene.brand.id), from: Scene.address)
            else { return fail("done") }
        }
    }

    @Test func `A forgotten password: known and unknown addresses leave one entry each, and the link works once`()
        async throws
    {
        let ask = AskPasswordReset(stores: scene.store, keeping: scene.keeping, world: scene.world)
        let events = try await scene.recorded {
            for email in [EmailAddress.sample("nobody@mail.example"), scene.owner.email] {
                guard case .asked = try await ask.perform(email: email, brand: scene.brand.id, from: Scene.address)
                else {
                    return fail("not asked")
                }
            }
        }
        #expect(events.map(\.kind) == [.passwordResetAsked, .passwordResetAsked])
        #expect(events.map(\.account) == [nil, scene.account.id] && events.map(\.actor) == [.visitor, .visitor])

        let link = try await scene.mailedToken()
        let reset = ResetPassword(stores: scene.store, keeping: scene.keeping)
        func use(_ password: String, brand: Brand.ID? = nil) async throws -> ResetPassword.Outcome {
            try await reset.perform(
                to: SecretText(password), link: link, brand: brand ?? scene.brand.id, in: nil, from: Scene.address)
        }
        try await scene.expect([.passwordChanged]) {
            guard case .noSuchLink = try await use("an entirely other pass phrase", brand: Brand.sampleReseller.id),
                case .refused(.sameAsBefore, _) = try await use(Scene.password),
                case .reset = try await use("an entirely other pass phrase"),
                case .noSuchLink = try await use("a third long pass phrase")
            else { return fail("not once") }
        }
    }

    @Test func `Who asks for links too often waits`() async throws {
        let ask = AskPasswordReset(stores: scene.store, keeping: scene.keeping, world: scene.world)
        var waits = 0
        for _ in 1...23 {
            if case .wait = try await ask.perform(
                email: scene.owner.email, brand: scene.brand.id, from: Scene.address)
            {
                waits += 1
            }
        }
        #expect(waits == 3)
        let kept = try await LogIn(stores: scene.store, keeping: scene.keeping, world: scene.world).perform(
            email: scene.owner.email.text, password: SecretText(Scene.password), browser: scene.clock.tokenHash(),
            at: .portal(scene.brand.id), from: Scene.address, hold: { _ in })
        guard case .loggedIn = kept else { return fail("log-ins were counted with it") }
    }

    @Test func `Another address that waits is seen, and taken back with its link`() async throws {
        let ask = AskEmailChange(stores: scene.store, keeping: scene.keeping, world: scene.world)
        let login = try await scene.ownerLogin()
        func pending() async throws -> PendingEmail? {
            try await scene.store.settingsView(of: login.member.id, account: login.account).pendingEmail
        }
        _ = try await ask.perform(to: "new@mail.example", in: login, from: Scene.address)
        #expect(try await pending()?.email.text == "new@mail.example")
        let link = try await scene.mailedToken()
        try await scene.expect([.emailChangeCancelled]) {
            for _ in 0..<2 {
                try await CancelEmailChange(stores: scene.store).perform(in: login, from: Scene.address)
            }
        }
        #expect(try await pending() == nil)
        #expect(try await scene.store.emailChange(link) == nil)
        #expect(try await !scene.store.due(limit: 100).contains { $0.kind == .emailConfirmation })
    }

    @Test func `Another address is asked for and taken by its link`() async throws {
        let ask = AskEmailChange(stores: scene.store, keeping: scene.keeping, world: scene.world)
        let login = try await scene.ownerLogin()
        try await scene.expect([.emailChangeAsked]) {
            for (typed, isUnreadable) in [("not an address", true), (scene.owner.email.text, false)] {
                switch try await ask.perform(to: typed, in: login, from: Scene.address) {
                case .unreadable: #expect(isUnreadable)
                case .same: #expect(!isUnreadable)
                default: Issue.record("\(typed)")
                }
            }
            guard case .asked = try await ask.perform(to: "new@mail.example", in: login, from: Scene.address) else {
                return fail("not asked")
            }
        }
        let link = try await scene.mailedToken()
        let change = ChangeEmail(stores: scene.store)
        try await scene.expect([.emailChanged]) {
            guard
                case (.noSuchLink, nil) = try await change.perform(
                    link: link, brand: Brand.sampleReseller.id, from: nil),
                case (.changed, let wish) = try await change.perform(
                    link: link, brand: scene.brand.id, from: nil),
                case (.noSuchLink, nil) = try await change.perform(link: link, brand: scene.brand.id, from: nil)
            else { return fail("not once") }
            #expect(wish?.member.id == scene.owner.id)
        }
    }

    @Test func `A second factor is turned on by a right code, and off by another or by the host`() async throws {
        let (store, keeping, world) = (scene.store, scene.keeping, scene.world)
        let login = try await scene.ownerLogin()
        let identity = Identity(scene.owner)
        let key = try keeping.newSecondFactorKey(of: identity.person)
        let turnOn = TurnOnSecondFactor(stores: store, keeping: keeping, world: world)
        func on(_ key: SealedKey?, _ code: String) async throws -> TurnOnSecondFactor.Outcome {
            try await turnOn.perform(key: key, code: code, of: identity, in: login.session, from: nil)
        }
        func off(_ code: SecondFactorEntry?) async throws -> TurnOffSecondFactor.Outcome {
            try await TurnOffSecondFactor(stores: store, keeping: keeping, world: world).perform(
                code: code, of: identity, in: login.session, at: .portal(scene.brand.id), from: Scene.address)
        }
        try await scene.expect([.secondFactorOn, .secondFactorFailed, .recoveryCodeUsed, .secondFactorOff]) {
            guard case .isOff = try await off(nil), case .strangeKey = try await on(nil, KnownCode.code),
                case .wrong = try await on(key, "654321"), case .on(let codes) = try await on(key, KnownCode.code),
                case .isOn = try await on(key, KnownCode.code), case .codeMissing = try await off(nil),
                case .wrong = try await off(.code("654321")), case .off = try await off(.recoveryCode(codes[3]))
            else { return fail("not as told") }
        }
        let reset = ResetSecondFactor(stores: store)
        scene.clock.advance(by: 60)
        _ = try await on(key, KnownCode.code)
        let events = try await scene.recorded {
            for isLast in [false, true] {
                switch try await reset.perform(of: identity, by: .host) {
                case .off: #expect(!isLast)
                case .isOff: #expect(isLast)
                }
            }
        }
        #expect(events.map(\.kind) == [.secondFactorOff] && events.map(\.actor) == [.host])
        #expect(events.map(\.detail) == [scene.owner.email.text] && events.map(\.account) == [scene.account.id])
    }

    @Test func `Other sessions are ended, a member and an agent are added, an agent is disabled`() async throws {
        let (store, keeping, world) = (scene.store, scene.keeping, scene.world)
        let login = try await scene.ownerLogin()
        let member = scene.clock.member(of: scene.account, role: .user)
        let agent = scene.clock.agent(role: .supervisor)
        let events = try await scene.recorded {
            try await EndSessions(stores: store).perform(
                of: Identity(scene.owner), keeping: login.session.token, from: nil)
            let addMember = AddMember(stores: store, keeping: keeping, world: world)
            guard case .added = try await addMember.perform(member, by: .host),
                case .notAdded = try await addMember.perform(member, by: .host)
            else { return fail("not added once") }
            let addAgent = AddAgent(stores: store, keeping: keeping)
            guard
                case .refused(.tooShort) = try await addAgent.perform(agent, password: SecretText("short"), by: .host),
                case .added = try await addAgent.perform(agent, password: SecretText(Scene.password), by: .host),
                case .addressTaken = try await addAgent.perform(
                    scene.clock.agent(email: agent.email.text), password: SecretText(Scene.password), by: .host)
            else { return fail("no agent added once") }
            let change = ChangeAgent(stores: store)
            guard case .changed = try await change.perform(.disable, of: agent.email),
                case .refused(.unknownAgent) = try await change.perform(.disable, of: .sample("nobody@care.example"))
            else { return fail("not disabled") }
        }
        #expect(events.map(\.kind) == [.sessionsEnded, .memberAdded, .agentAdded, .agentDisabled])
        #expect(
            events.map(\.detail) == [nil, "user \(member.name)", "supervisor \(agent.email.text)", agent.email.text])
    }

    @Test func `“This was not me” keeps this session under another token, and stops the question`() async throws {
        let login = try await scene.ownerLogin()
        let events = try await scene.recorded {
            guard case .reported(let token) = try await report(in: login) else { return fail("not reported") }
            #expect(try await scene.store.memberSession(login.session.token) == nil)
            #expect(try await scene.store.memberSession(try #require(token).hash) != nil)
        }
        #expect(events.map(\.kind) == [.reportedNotMe] && events.map(\.notice) == [.phoneStopped])
        #expect(try await scene.store.answer(of: scene.account.id)?.budget.isReported == true)
    }

    private func report(in login: MemberSession) async throws -> ReportNotMe.Outcome {
        try await ReportNotMe(stores: scene.store, world: scene.world).perform(in: login, browser: nil, from: nil)
    }

    /// Whoever finds a browser open stopped all phone checks, and so did a user.
    @Test func `“This was not me” needs the password, and a user's stops nothing of the account`() async throws {
        let login = try await scene.ownerLogin()
        scene.clock.advance(by: Session.passwordStaysFresh)
        try await scene.expect([]) {
            guard case .passwordNeeded = try await report(in: login) else { return fail("without a password") }
        }
        let call = try await scene.openCall()
        let user = try await scene.login(as: .user)
        try await scene.expect([.ownAccessReported]) {
            guard case .reported = try await report(in: user) else { return fail("not reported") }
        }
        #expect(try await scene.store.answer(of: scene.account.id)?.budget.isReported == false)
        #expect(try await scene.store.callsUnderWay(about: scene.account.id).map(\.id) == [call])
    }

    @Test func `A new member is told to every owner and administrator, not to the new one`() async throws {
        let add = AddMember(stores: scene.store, keeping: scene.keeping, world: scene.world)
        let (first, second) = (
            scene.clock.member(of: scene.account, role: .administrator),
            scene.clock.member(of: scene.account, role: .user)
        )
        for member in [first, second] {
            guard case .added = try await add.perform(member, by: .host) else { return fail("not added") }
        }
        let told = try await scene.store.due(limit: 100).filter { $0.kind == .memberJoined }
        #expect(Set(told.map(\.to)) == [scene.owner.email, first.email], "to the owner as one that tells of two")
    }
}
