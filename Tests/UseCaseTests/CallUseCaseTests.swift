import Foundation
import SecurityQuestions
import SpokenAnswers
import TestSupport
import Testing

/// What the care desk does, and what is recorded of it.
struct CallUseCaseTests {
    let scene: Scene

    private let session: TokenHash

    init() async throws {
        scene = try await Scene()
        session = scene.clock.tokenHash()
        try await scene.store.start(session, of: Identity(scene.agent), browser: nil, client: nil, from: nil)
    }

    private func look(up first: String, and second: String = "") async throws -> FindCaller.Outcome {
        try await FindCaller(stores: scene.store, brands: scene.brands).perform(
            stating: first, and: second, by: scene.agent, from: Scene.address)
    }

    @Test func `A look-up that finds one account is recorded with it, by whom and from where`() async throws {
        let events = try await scene.recorded {
            guard case .found(let account) = try await look(up: " \(scene.account.number) ") else {
                Issue.record("not found")
                return
            }
            #expect(account.id == scene.account.id)
        }
        let event = try #require(events.first)
        #expect(events.count == 1 && event.kind == .accountLookedUp && event.account == scene.account.id)
        #expect(event.address == Scene.address && event.actor == .agent(scene.agent.id, name: scene.agent.name))
    }

    @Test func `A look-up that finds nobody, or several, is recorded without an account`() async throws {
        let other = scene.clock.newAccount()
        _ = try await scene.store.add([other], by: .host)
        let events = try await scene.recorded {
            guard case .unknown = try await look(up: "nobody's number") else { return fail("found") }
            guard case .needsSecondStatement = try await look(up: "+1 415 555 0132") else {
                return fail("not several")
            }
        }
        #expect(events.map(\.kind) == [.lookUpFailed, .lookUpFailed])
        #expect(events.map(\.detail) == [nil, LookUpFailure.severalAccounts.rawValue])
        #expect(events.allSatisfy { $0.account == nil })
        guard case .found = try await look(up: "+1 415 555 0132", and: other.account.number) else {
            return fail("a second statement did not tell them apart")
        }
    }

    @Test func `Digits alone find the account of the agent's brands whose number has them, as one look-up`()
        async throws
    {
        for number in ["QX-7204417", "QXA 7204418", "QY-17204417", "7204419", "QX-7204419"] {
            let account = scene.clock.account(brand: scene.account.brand, number: number)
            _ = try await scene.store.add([scene.clock.newAccount(account)], by: .host)
        }
        try await scene.expect([.accountLookedUp, .accountLookedUp, .lookUpFailed, .lookUpFailed, .lookUpFailed]) {
            for (typed, number) in [("7204417", "QX-7204417"), ("720 44 18", "QXA 7204418")] {
                guard case .found(let account) = try await look(up: typed), account.number == number else {
                    return fail("not found: \(typed)")
                }
            }
            // Neither a part of the digits nor too few; and two accounts are asked about.
            for typed in ["204417", "417"] {
                guard case .unknown = try await look(up: typed) else { return fail("found: \(typed)") }
            }
            guard case .needsSecondStatement = try await look(up: "7204419") else { return fail("one of two") }
        }
    }

    @Test func `Nothing stated is no look-up`() async throws {
        try await scene.expect([]) {
            guard case .nothingStated = try await look(up: "  ", and: "x") else { return fail("looked up") }
        }
    }

    private func start(_ stated: String) async throws -> StartCall.Outcome {
        try await StartCall(stores: scene.store, brands: scene.brands).perform(
            scene.clock.id(), stating: stated, and: "", by: scene.agent,
            having: try await scene.store.agentSession(session)?.openCalls ?? [], from: Scene.address)
    }

    @Test func `What names one account opens a call about it, twice the same one`() async throws {
        var calls: [ID<Call>] = []
        try await scene.expect([.accountLookedUp, .callOpened, .accountLookedUp]) {
            for _ in 1...2 {
                guard case .opened(let call) = try await start(scene.account.number) else { return fail("not opened") }
                calls.append(call.id)
            }
        }
        #expect(calls.count == 2 && Set(calls).count == 1)
    }

    @Test func `No call is opened by a look-up where something has to be read first`() async throws {
        guard case .opened(let call) = try await start(scene.account.number) else { return fail("not opened") }
        #expect(try await check(Scene.answer, in: call.id) == .checked(.verified))
        guard case .lookedUp(.found) = try await start(scene.account.number) else {
            return fail("a verified call ended")
        }
        _ = try await EndCall(stores: scene.store).perform(call.id, as: .ended, by: scene.agent, from: nil)
        _ = try await CloseAccount(stores: scene.store).perform(scene.account.id, by: .host)
        guard case .lookedUp(.found) = try await start(scene.account.number) else { return fail("opened a closed one") }
        guard case .lookedUp(.unknown) = try await start("nobody's number") else { return fail("found nobody") }
    }

    @Test func `A call is opened once by one form, and about no closed account`() async throws {
        let open = OpenCall(stores: scene.store)
        let id = scene.clock.id(Call.self)
        let events = try await scene.recorded {
            for _ in 1...2 {
                guard
                    case .opened(let call) = try await open.perform(
                        id, about: scene.account.id, by: scene.agent, from: Scene.address), call.id == id
                else { return fail("not opened") }
            }
        }
        #expect(events.map(\.kind) == [.callOpened] && events.map(\.call) == [id])
        let stranger = scene.clock.agent(brands: [Brand.sampleReseller.id])
        _ = try await scene.store.add(
            stranger, password: scene.keeping.seal(SecretText("x"), of: .agent(stranger.id)), by: .system)
        guard
            case .notAllowed = try await open.perform(
                scene.clock.id(), about: scene.account.id, by: stranger, from: nil)
        else { return fail("another brand's agent opened a call") }
        _ = try await CloseAccount(stores: scene.store).perform(scene.account.id, by: .host)
        guard
            case .accountNotOpen = try await open.perform(
                scene.clock.id(), about: scene.account.id, by: scene.agent, from: nil)
        else { return fail("opened a closed account") }
    }

    private func check(_ said: String, in call: ID<Call>, attempt: ID<Attempt>? = nil) async throws -> CheckOutcome {
        try await CheckAnswer(
            stores: scene.store, keeping: scene.keeping, brands: scene.brands, background: Later()
        ).perform(
            SecretText(said), attempt: attempt ?? scene.clock.id(), in: call, by: scene.agent, from: Scene.address)
    }

    @Test func `Checks are recorded by what came of them, and what cannot be an answer is not`() async throws {
        let call = try await scene.openCall()
        let attempt = scene.clock.id(Attempt.self)
        try await scene.expect([.answerWrong, .answerVerified, .attemptRefused, .attemptRefused]) { () async throws in
            #expect(try await check("…", in: call) == .unreadable)
            #expect(try await check("Zanzibar", in: call, attempt: attempt) == .checked(.wrong))
            #expect(try await check(Scene.answer, in: call, attempt: attempt) == .checked(.wrong))
            #expect(try await check("ruritanian gymnasium", in: call) == .checked(.verified))
            #expect(try await check(Scene.answer, in: call) == .refused(.alreadyVerified))
            #expect(try await check(Scene.answer, in: scene.clock.id()) == .refused(.unknownCall))
        }
    }

    @Test func `A code is made, checked and spent`() async throws {
        let login = try await scene.ownerLogin()
        let make = MakeSupportCode(stores: scene.store, keeping: scene.keeping, world: scene.world)
        let key = scene.clock.id(SupportCode.self)
        let (token, strange) = (SecretToken(scene.world), SecretToken(scene.world))
        func seen(by token: SecretToken) async throws -> String? {
            let code = try #require(await scene.store.supportCode(of: login.account.id))
            return scene.keeping.digits(of: code, for: token, at: scene.clock.world.now())
        }
        try await scene.expect([.codeMade]) {
            guard case .made = try await make.perform(key: key, in: login, token: token, from: nil),
                case .madeBefore = try await make.perform(key: key, in: login, token: strange, from: nil)
            else { return fail("made twice") }
        }
        let digits = try #require(await seen(by: token))
        #expect(try await seen(by: token) == digits)
        #expect(try await seen(by: strange) == nil)
        let call = try await scene.openCall()
        let check = CheckCode(stores: scene.store, keeping: scene.keeping, world: scene.world)
        func spend(_ typed: String) async throws -> CheckOutcome {
            try await check.perform(typed, attempt: scene.clock.id(), in: call, by: scene.agent, from: nil)
        }
        let wrong = digits == "000000" ? "000001" : "000000"
        try await scene.expect([.codeWrong, .codeVerified, .attemptRefused]) { () async throws in
            #expect(try await spend("12 34") == .unreadable)
            #expect(try await spend(wrong) == .checked(.wrong))
            #expect(try await spend(digits.prefix(3) + " " + digits.suffix(3)) == .checked(.verified))
            #expect(try await spend(digits) == .refused(.alreadyVerified))
            #expect(try await scene.store.supportCode(of: login.account.id)?.copy == nil)
        }
    }

    @Test func `No code is made while none could be checked`() async throws {
        let login = try await scene.ownerLogin()
        let make = MakeSupportCode(stores: scene.store, keeping: scene.keeping, world: scene.world)
        try await scene.store.reportNotMe(
            by: login.member, keeping: .init(session: login.session.token), from: nil)
        #expect(try await make.isStopped(in: login))
        try await scene.expect([]) {
            guard
                case .stopped = try await make.perform(
                    key: scene.clock.id(), in: login, token: SecretToken(scene.world), from: nil)
            else {
                return fail("made a code")
            }
        }
    }

    @Test func `Only who may edit the question, and has just given the password, gets a code`() async throws {
        let make = MakeSupportCode(stores: scene.store, keeping: scene.keeping, world: scene.world)
        let (owner, user) = (try await scene.ownerLogin(), try await scene.login(as: .user))
        #expect(make.denial(in: user) == .notAllowed)
        scene.clock.advance(by: Session.passwordStaysFresh)
        try await scene.expect([]) {
            for (login, why) in [(owner, AccessRefusal.passwordNeeded), (user, .notAllowed)] {
                guard
                    case .denied(let denial) = try await make.perform(
                        key: scene.clock.id(), in: login, token: SecretToken(scene.world), from: nil), denial == why
                else { return fail("made a code") }
            }
        }
    }

    @Test func `A call is ended once`() async throws {
        let call = try await scene.openCall()
        let end = EndCall(stores: scene.store)
        try await scene.expect([.callEnded]) {
            for _ in 1...2 {
                guard
                    case .ended(let ended) = try await end.perform(
                        call, as: .couldNotAnswer, by: scene.agent, from: nil),
                    ended.closed?.outcome == .couldNotAnswer
                else { return fail("not ended") }
            }
            guard
                case .unknownCall = try await end.perform(
                    scene.clock.id(), as: .ended, by: scene.agent, from: nil)
            else { return fail("ended a call that is not there") }
        }
    }
}
