import Foundation
import SecurityQuestions
import TestSupport
import Testing

/// Support codes that callers key into a telephone menu: they spend what people spend.
struct KeyedCodeTests {
    private static func client(_ name: String, _ permissions: [Client.Permission], in scene: Scene, wrong: Int = 30)
        async throws -> Client
    {
        let client = Client(
            id: name, brand: Brand.sampleCarrier.id, permissions: Set(permissions), agents: .ofBrand,
            wrongAllowed: wrong,
            secrets: [ClientSecret(hash: .sha256(of: name), madeAt: scene.now, expiresAt: nil)])
        guard try await scene.store.add(client, by: .host) else { throw Unexpected(what: "the name is taken") }
        return client
    }

    private static func keyed(_ number: String, by client: Client, in scene: Scene) -> KeyedCode {
        KeyedCode(id: scene.world.id(), number: Account.key(ofNumber: number), client: client, address: "192.0.2.9")
    }

    @Test(arguments: StoreUnderTest.all)
    func `two hundred wrong codes at once, by a program, the care desk and a telephone menu, spend just the budget`(
        kind: StoreUnderTest
    ) async throws {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        let code = try await scene.makeCode(of: account.id)
        let crm = try await Self.client("crm", [.readCalls, .writeCalls], in: scene)
        let ivr = try await Self.client("ivr", [.checkCodes], in: scene)
        var desks: [Desk] = []
        for number in 0..<4 {
            let agent = try await scene.addAgent()
            desks.append(try await scene.openCall(account, by: number % 2 == 0 ? agent : agent.acting(through: crm)))
        }
        let all = desks
        let compared = try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 0..<200 {
                group.addTask {
                    guard number % 2 == 0 else {
                        let keyed = Self.keyed(account.number, by: ivr, in: scene)
                        guard case .taken(let found) = try await scene.store.take(keyed) else { return 0 }
                        #expect(try await scene.store.settle(keyed, isRight: false) == .wrong)
                        return found == nil ? 0 : 1
                    }
                    let (desk, attempt) = (all[number / 2 % all.count], scene.world.id(Attempt.self))
                    do {
                        guard case .new(let found) = try await desk.takeForCode(attempt) else { return 0 }
                        try await desk.settle(attempt, .wrong)
                        return found == nil ? 0 : 1
                    } catch is AttemptRefusal {
                        return 0
                    }
                }
            }
            return try await group.reduce(0, +)
        }
        #expect(compared == SupportCode.wrongAllowed)
        let kept = try #require(try await scene.store.supportCode(of: account.id))
        #expect(kept.id == code.id && kept.wrong == SupportCode.wrongAllowed && kept.state(at: scene.now) == .dead)
        let told = try await scene.store.events(AuditQuery(.everything), limit: 1000).map(\.event)
        #expect(told.count { $0.kind == .codeDead } == 1)
        let byMenu = try #require(told.first { $0.kind == .codeWrong && $0.client == "ivr" })
        #expect(byMenu.actor == .system && byMenu.account == account.id && byMenu.call == nil)
    }

    @Test(arguments: StoreUnderTest.all)
    func `a right one is used up, and one that is sent twice is taken once`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        try await scene.makeCode(of: account.id)
        let ivr = try await Self.client("ivr", [.checkCodes], in: scene)
        let keyed = Self.keyed(account.number, by: ivr, in: scene)
        guard case .taken(_?) = try await scene.store.take(keyed) else { throw Unexpected(what: "no code was brought") }
        // A server stops here: it counts as wrong, and nothing is compared again.
        guard case .over(.notChecked) = try await scene.store.take(keyed) else { throw Unexpected(what: "taken twice") }
        #expect(try await scene.store.supportCode(of: account.id)?.wrong == 1)
        #expect(try await scene.store.settle(keyed, isRight: true) == .verified)
        #expect(try await scene.store.settle(keyed, isRight: false) == .verified)
        guard case .over(.verified) = try await scene.store.take(keyed) else { throw Unexpected(what: "taken twice") }
        #expect(try await scene.store.supportCode(of: account.id)?.state(at: scene.now) == .used)
        let later = Self.keyed(account.number, by: ivr, in: scene)
        guard case .taken(nil) = try await scene.store.take(later) else { throw Unexpected(what: "a used code") }
        // What could not be compared is given back.
        try await scene.makeCode(of: account.id)
        let broken = Self.keyed(account.number, by: ivr, in: scene)
        _ = try await scene.store.take(broken)
        #expect(try await scene.store.settle(broken, isRight: nil) == .notChecked)
        #expect(try await scene.store.supportCode(of: account.id)?.wrong == 0)
    }

    @Test(arguments: StoreUnderTest.all)
    func `a telephone menu pauses by how many accounts are tried, whether they are there or not`(kind: StoreUnderTest)
        async throws
    {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        let other = try await scene.accountWithAnswer()
        let ivr = try await Self.client("ivr", [.checkCodes], in: scene, wrong: 3)
        func wrong(_ number: String) async throws -> KeyedCode.Taking {
            let keyed = Self.keyed(number, by: ivr, in: scene)
            let taking = try await scene.store.take(keyed)
            if case .taken = taking { _ = try await scene.store.settle(keyed, isRight: false) }
            return taking
        }
        // A caller who mistypes again and again is one account.
        for _ in 0..<8 { guard case .taken = try await wrong(account.number) else { throw Unexpected(what: "paused") } }
        _ = try await wrong(other.number)
        guard case .taken = try await wrong("NO-SUCH-1") else { throw Unexpected(what: "paused too early") }
        for _ in 0..<2 {
            guard case .paused(let end, _) = try await wrong(account.number) else {
                throw Unexpected(what: "not paused")
            }
            #expect(end > scene.now && end <= scene.now.addingTimeInterval(ClientBudget.window))
        }
        let told = try await scene.store.events(AuditQuery(.everything), limit: 1000).map(\.event)
        #expect(told.count { $0.kind == .clientPaused && $0.client == "ivr" } == 1)
        // Nobody else pauses, and the pause ends by itself.
        let desk = try await scene.openCall(account)
        #expect(try await desk.codeRefusal() == nil)
        scene.world.advance(by: ClientBudget.window + 1)
        guard case .taken = try await wrong(account.number) else { throw Unexpected(what: "paused for ever") }
    }

    @Test(arguments: StoreUnderTest.all)
    func `of a closed account no code is good`(kind: StoreUnderTest)
        async throws
    {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        try await scene.makeCode(of: account.id)
        let ivr = try await Self.client("ivr", [.checkCodes], in: scene)
        #expect(try await scene.store.close(account.id, by: .host))
        let keyed = Self.keyed(account.number, by: ivr, in: scene)
        guard case .taken(nil) = try await scene.store.take(keyed) else {
            throw Unexpected(what: "of a closed account")
        }
        _ = try await scene.store.settle(keyed, isRight: false)
    }
}
