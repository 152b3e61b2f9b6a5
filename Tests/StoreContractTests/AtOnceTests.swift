import Foundation
import SecurityQuestions
import TestSupport
import Testing

/// What is read and then written is done once, whoever else does it at the same moment by another node. docs/decisions/0104 has each place of
/// the kind, and the test that stands for it.
struct AtOnceTests {
    @Test(arguments: StoreUnderTest.all)
    func `a call takes its attempts and no more`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        let desk = try await scene.openCall(account)
        let taken = try await scene.atOnce { _ in try await desk.refusal() == nil }
        #expect(taken.count(of: true) == Call.attemptsAllowed)
        #expect(try await scene.budget(of: account)?.wrongInAll == Call.attemptsAllowed)
    }

    @Test(arguments: StoreUnderTest.all)
    func `a pause by wrong attempts is told once`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let agent = try await scene.addAgent()
        for _ in 0..<AgentBudget.wrongAllowed {
            try await scene.openCall(try await scene.accountWithAnswer(), by: agent).attempt(.wrong)
        }
        let desk = try await scene.openCall(try await scene.accountWithAnswer(), by: agent)
        let refusals = try await scene.atOnce { _ in try await desk.refusal() }
        #expect(refusals.allSatisfy { if case .agentPaused = $0 { true } else { false } })
        #expect(try await scene.told(.agentPaused) == 1)
    }

    @Test(arguments: StoreUnderTest.all)
    func `an agent has one open call about an account`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let (account, agent) = (try await scene.accountWithAnswer(), try await scene.addAgent())
        let calls = try await scene.atOnce { _ in
            try await scene.store.open(scene.world.id(), about: account.id, by: agent, from: nil).call?.id
        }
        #expect(Set(calls).count == 1 && calls.allSatisfy { $0 != nil })
        #expect(try await scene.told(.callOpened) == 1)
    }

    @Test(arguments: StoreUnderTest.all)
    func `a call ends once`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let desk = try await scene.openCall(try await scene.accountWithAnswer())
        let ended = try await scene.atOnce { number in
            try await desk.end(number.isMultiple(of: 2) ? .ended : .couldNotAnswer)?.closed
        }
        #expect(Set(ended).count == 1 && ended.allSatisfy { $0 != nil })
        #expect(try await scene.told(.callEnded) == 1)
    }

    @Test(arguments: StoreUnderTest.all)
    func `calls whose time is up are closed once, by whichever node comes first`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        for _ in 0..<5 { _ = try await scene.openCall(try await scene.accountWithAnswer()) }
        scene.world.advance(by: 24 * 3600)
        _ = try await scene.atOnce { _ in try await scene.store.closeExpiredCalls() }
        #expect(try await scene.told(.callEnded) == 5)
    }

    @Test(arguments: StoreUnderTest.all)
    func `an activation takes each of its steps once`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let token = scene.world.tokenHash()
        let new = scene.world.newAccount(scene.world.account(status: .pending), invitation: token)
        try await scene.add(new)
        let confirmed = try await scene.atOnce { _ in try await scene.store.confirm(token, by: .system) }
        #expect(confirmed.count(of: true) == 1)
        let chosen = try await scene.atOnce { _ in
            try await scene.store.choosePassword(token, password: scene.world.secret(), by: .system)
        }
        #expect(chosen.count(of: true) == 1)
        let completed = try await scene.atOnce { _ in
            try await scene.store.complete(
                token, answer: scene.world.answer(of: new.account.id), session: scene.world.tokenHash(), browser: nil,
                by: .system)
        }
        #expect(completed.count(of: true) == 1)
        #expect(try await scene.activity(of: new.account.id).map(\.kind).count(of: .accountActivated) == 1)
    }

    @Test(arguments: StoreUnderTest.all)
    func `one of many takes an address`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let wanted = EmailAddress.sample("wanted@mail.example")
        var links: [TokenHash] = []
        for _ in 0..<6 {
            let owner = try await scene.add(scene.world.newAccount())[0].owner
            let link = scene.world.link()
            try await scene.store.askEmailChange(of: owner.id, to: wanted, link: link, by: .system)
            links.append(link.token)
        }
        let taken = try await scene.atOnce(6) { [links] number in
            try await scene.store.changeEmail(links[number], by: .system)
        }
        #expect(taken.count(of: true) == 1)
    }

    @Test(arguments: StoreUnderTest.all)
    func `a link sets one password, and one compares with the password that it replaces`(kind: StoreUnderTest)
        async throws
    {
        let scene = try await Scene(kind)
        let owner = try await scene.add(scene.world.newAccount())[0].owner
        let link = scene.world.link()
        try await scene.store.askPasswordReset(of: owner.id, link: link, by: .system)
        let reset = try await scene.atOnce { _ in
            try await scene.store.resetPassword(link.token, to: scene.world.secret(), by: .system)
        }
        #expect(reset.count(of: true) == 1)
        let present = try #require(try await scene.store.password(of: owner.id))
        let changed = try await scene.atOnce { _ in
            try await scene.store.changePassword(
                of: owner.id, to: scene.world.secret(), ifStill: present, session: scene.world.tokenHash(), by: .system)
        }
        #expect(changed.count(of: true) == 1)
    }

    @Test(arguments: StoreUnderTest.all)
    func `a browser is new once, and a session ends once`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let owner = try await scene.add(scene.world.newAccount())[0].owner
        let (browser, session) = (scene.world.tokenHash(), scene.world.tokenHash())
        _ = try await scene.atOnce { number in
            let token = number == 0 ? session : scene.world.tokenHash()
            try await scene.store.start(token, of: Identity(owner), browser: browser, from: nil)
        }
        #expect(try await scene.told(.memberLoggedInNewBrowser) == 1)
        let ended = try await scene.atOnce { _ in
            try await scene.store.endOther(session, of: Identity(owner), from: nil)
        }
        #expect(ended.count(of: true) == 1)
        #expect(try await scene.told(.sessionsEnded) == 1)
    }

    @Test(arguments: StoreUnderTest.all)
    func `what log-ins give back at once is given back each`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let address = LoginThrottle.Subject.address("192.0.2.7")
        var attempts: [LoginAttempt] = []
        for _ in 0..<8 { attempts.append(try await scene.attempt([address])) }
        _ = try await scene.atOnce(6) { [attempts] number in try await scene.store.giveBack(attempts[number]) }
        #expect(try await scene.failures(of: address) == 2)
    }

    @Test(arguments: StoreUnderTest.all)
    func `a second factor is turned on as one, and a code that stands in for it is used once`(kind: StoreUnderTest)
        async throws
    {
        let scene = try await Scene(kind)
        let identity = Identity(try await scene.add(scene.world.newAccount())[0].owner)
        let codes = (0..<12).map { _ in scene.world.tokenHash() }
        _ = try await scene.atOnce { number in
            let key = SealedKey(
                keyID: "k1", nonce: scene.world.randomBytes(12), sealed: scene.world.randomBytes(36))
            try await scene.store.turnOnSecondFactor(
                of: identity, key: key, usedStep: 7, recovery: [codes[number]], keeping: scene.world.tokenHash(),
                by: .system)
        }
        #expect(try await scene.store.secondFactor(of: identity.person)?.recoveryCodesLeft == 1)
        let used = try await scene.atOnce { number in
            try await scene.store.useRecoveryCode(codes[number], of: identity, by: .system)
        }
        #expect(used.count(of: true) == 1)
    }

    @Test(arguments: StoreUnderTest.all)
    func `a support code is kept once, and the latest of many is the one`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        let code = SupportCode(
            id: scene.world.id(), account: account.id, secret: scene.world.secret(), madeAt: scene.now)
        let kept = try await scene.atOnce { _ in try await scene.store.keep(code, by: .system) != nil }
        #expect(kept.count(of: true) == 1)
        #expect(try await scene.told(.codeMade) == 1)
        let others = try await scene.atOnce { _ in try await scene.makeCode(of: account.id).id }
        let left = try #require(try await scene.store.supportCode(of: account.id))
        #expect(others.contains(left.id))
    }

    @Test(arguments: StoreUnderTest.all)
    func `an agent is paused and resumed once, and a lock is lifted once`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let (agent, account) = (try await scene.addAgent(), try await scene.accountWithAnswer())
        for _ in 0..<GuessBudget.lockAfter { try await scene.openCall(account).attempt(.wrong) }
        let paused = try await scene.atOnce { _ in
            try await scene.store.pause(agent, reason: "many wrong ones", by: .system)
        }
        let resumed = try await scene.atOnce { _ in
            try await scene.store.resume(agent, reason: "talked it over", by: .system)
        }
        let unlocked = try await scene.atOnce { _ in
            try await scene.store.unlock(account.id, reason: "called back", by: .system)
        }
        for done in [paused, resumed, unlocked] { #expect(done.count(of: true) == 1) }
        for kind in [AuditEvent.Kind.agentStopped, .agentResumed, .questionUnlocked] {
            #expect(try await scene.told(kind) == 1)
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `an account closes once and is erased once, and no call outlives that`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let (account, agent) = (try await scene.accountWithAnswer(), try await scene.addAgent())
        let closed = try await scene.atOnce { number in
            if number.isMultiple(of: 2) { return try await scene.store.close(account.id, by: .host) }
            _ = try await scene.store.open(scene.world.id(), about: account.id, by: agent, from: nil)
            return false
        }
        #expect(closed.count(of: true) == 1)
        #expect(try await scene.told(.accountClosed) == 1)
        let erased = try await scene.atOnce { _ in
            let outcome = try await scene.store.erase(account.id, evenIfOpen: false, by: .host)
            return if case .erased = outcome { true } else { false }
        }
        #expect(erased.count(of: true) == 1)
        #expect(try await scene.told(.accountErased) == 1)
        #expect(try await scene.store.callsUnderWay(about: account.id).isEmpty)
        #expect(try await scene.store.account(account.id) == nil)
    }

    @Test(arguments: StoreUnderTest.all)
    func `values of old entries are erased once, by several who do it in portions`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        for _ in 0..<4 { _ = try await scene.accountWithAnswer() }
        let old = try await scene.store.events(AuditQuery(.everything), limit: 1000).count
        scene.world.advance(by: 86_400)
        let date = scene.now.addingTimeInterval(-3600)
        let portions = try await scene.atOnce { _ in
            var values = 0
            while true {
                let more = try await scene.store.eraseAuditValues(before: date, limit: 2, by: .system)
                guard more > 0 else { return values }
                values += more
            }
        }
        #expect(portions.reduce(0, +) == 2 * old)
        try await scene.requireWholeLog()
    }

    @Test(arguments: StoreUnderTest.all)
    func `of imports of one account at once one brings it, and of a brand that nobody had before there is one`(
        kind: StoreUnderTest
    ) async throws {
        let scene = try await Scene(kind)
        let brand: Brand.ID = "seen-first"
        let added = try await scene.atOnce(6) { _ in
            let new = scene.world.newAccount(scene.world.account(brand: brand, number: "N-1"))
            return try await scene.store.add([new], by: .host).isEmpty
        }
        #expect(added.count(of: true) == 1)
        #expect(try await scene.store.count(ofBrand: brand) == 1)
    }

    @Test(arguments: StoreUnderTest.all)
    func `of answers that are set at once one stands, with a whole budget`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        for _ in 0..<GuessBudget.lockAfter { try await scene.openCall(account).attempt(.wrong) }
        let set = try await scene.atOnce { _ in try await scene.setAnswer(of: account.id).id }
        let left = try #require(try await scene.store.answer(of: account.id))
        #expect(set.contains(left.answer.id) && left.budget == .full)
        try await scene.requireWholeLog()
    }
}

extension AtOnceTests {
    @Test(arguments: StoreUnderTest.all)
    func `a key goes, or something is sealed with it, and never both`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        _ = try await scene.begin("k1")
        var accounts: [Account] = []
        for _ in 0..<6 { accounts.append(try await scene.add(scene.world.newAccount())[0].account) }
        _ = try await scene.begin("k2")
        // By a node whose ring is of before, which the key is taken from.
        let done = try await scene.atOnce(7) { [accounts] number in
            if number == 3 { return try await scene.store.retire(keyID: "k1", by: .host) == .retired }
            return (try? await scene.setAnswer(of: accounts[number % 6].id)) == nil
        }
        let isKnown = try await scene.store.keyChecks()["k1"] != nil
        let sealed = try await scene.store.records(in: .answers, notUnder: "k2", after: .start, limit: 9).count
        #expect(isKnown ? sealed > 0 : sealed == 0 && done.count(of: true) == 7)
    }
}

extension Scene {
    /// What comes of `work` by so many at the same moment, each by the next node.
    fileprivate func atOnce<Value: Sendable>(
        _ count: Int = 12, _ work: @escaping @Sendable (_ number: Int) async throws -> Value
    ) async throws -> [Value] {
        try await withThrowingTaskGroup(of: Value.self) { group in
            for number in 0..<count { group.addTask { try await work(number) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
    }

    /// How many entries there are of a kind.
    fileprivate func told(_ kind: AuditEvent.Kind) async throws -> Int {
        try await store.events(AuditQuery(.everything), limit: 10_000).map(\.event.kind).count(of: kind)
    }

    fileprivate func requireWholeLog() async throws {
        let verification = Held(AuditVerification(trusting: [], newest: nil))
        try await store.readLog(from: 1) { entry, checkpoint in try verification.read(entry, checkpoint) }
    }
}

extension Sequence where Element: Equatable {
    fileprivate func count(of element: Element) -> Int { reduce(0) { $0 + ($1 == element ? 1 : 0) } }
}
