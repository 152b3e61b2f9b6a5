import Foundation
import SecurityQuestions
import TestSupport
import Testing

/// The proof of a verified call, as programs have it.
struct GrantTests {
    /// A verified call, and a client that may act for its agent.
    private struct Verified {
        let scene: Scene
        let account: Account
        let desk: Desk
        let client: Client
        let grant: KeptGrant

        init(_ kind: StoreUnderTest) async throws {
            scene = try await Scene(kind)
            account = try await scene.accountWithAnswer()
            desk = try await scene.openCall(account)
            client = try await GrantTests.client("crm", of: desk.agent, in: scene)
            try await desk.attempt(.verified)
            grant = try #require(try await GrantTests.grant(of: desk))
        }

        /// As it stands for the client.
        var state: KeptGrant.State? {
            get async throws { try await scene.store.grant(grant.id, for: client)?.state(at: scene.now) }
        }

        func change(_ requests: AgentChange.Request...) async throws {
            for request in requests {
                let done = try await ChangeAgent(stores: scene.store).perform(request, of: desk.agent.email)
                guard case .changed = done else { throw Unexpected(what: "\(request): \(done)") }
            }
        }
    }

    private static func grant(of desk: Desk) async throws -> KeptGrant? {
        try await desk.scene.store.callView(desk.call, agent: desk.agent.id)?.grant
    }

    private static func client(_ name: String, of agent: Agent?, in scene: Scene) async throws -> Client {
        let hash = TokenHash.sha256(of: name)
        let client = Client(
            id: name, brand: Brand.sampleCarrier.id, permissions: Set(Client.Permission.allCases),
            agents: .named(Set([agent?.id].compactMap(\.self))),
            secrets: [ClientSecret(hash: hash, madeAt: scene.now, expiresAt: nil)])
        guard try await scene.store.add(client, by: .host) else { throw Unexpected(what: "the name is taken") }
        return client
    }

    @Test(arguments: StoreUnderTest.all)
    func `two hundred uses at once succeed once`(kind: StoreUnderTest) async throws {
        let verified = try await Verified(kind)
        let (scene, client, grant) = (verified.scene, verified.client, verified.grant)
        let uses = try await withThrowingTaskGroup(of: GrantUse.self) { group in
            for _ in 0..<200 { group.addTask { try await scene.store.use(grant.id, by: client, from: "192.0.2.7") } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(uses.count { if case .used = $0 { true } else { false } } == 1)
        #expect(uses.count { if case .usedBefore = $0 { true } else { false } } == 199)
        #expect(try await verified.state == .used)
        let told = try await scene.store.events(AuditQuery(.everything), limit: 1000).map(\.event)
        let used = told.filter { $0.kind == .grantUsed }
        #expect(used.count == 1 && used[0].client == "crm" && used[0].detail == grant.id.description)
        #expect(used[0].actor == .agent(verified.desk.agent.id, name: verified.desk.agent.name))
        #expect(used[0].account == verified.account.id && used[0].call == verified.desk.call)
    }

    @Test(arguments: StoreUnderTest.all)
    func `it is for who acts for the agent, and of another's call for nobody`(kind: StoreUnderTest) async throws {
        let verified = try await Verified(kind)
        let scene = verified.scene
        let stranger = try await Self.client("stranger", of: nil, in: scene)
        #expect(try await scene.store.grant(verified.grant.id, for: stranger) == nil)
        #expect(try await scene.store.grant(of: verified.desk.call, for: stranger) == nil)
        #expect(
            try await scene.store.grant(of: verified.desk.call, for: verified.client)?.id == verified.grant.id)
        #expect(try await scene.store.revoke(verified.grant.id, by: stranger, from: nil) == false)
        guard case .unknown = try await scene.store.use(verified.grant.id, by: stranger, from: nil) else {
            throw Unexpected(what: "a stranger used it")
        }
        let other = try await Self.client("other", of: verified.desk.agent, in: scene)
        let own = verified.desk.agent.acting(through: other)
        // An agent has one open call about an account.
        try await verified.desk.end()
        let opened = try await scene.store.open(scene.world.id(), about: verified.account.id, by: own, from: nil)
        let call = try #require(opened.call)
        let desk = Desk(scene: scene, agent: verified.desk.agent, call: call.id, account: verified.account.id)
        try await desk.attempt(.verified)
        let grant = try #require(try await Self.grant(of: desk))
        #expect(grant.client == "other" && grant.state(at: scene.now) == .good)
        #expect(try await scene.store.grant(grant.id, for: other) != nil)
        #expect(try await scene.store.grant(grant.id, for: verified.client) == nil, "it was not this client's call")
        #expect(grant.subject(for: "other") != grant.subject(for: "crm"))
        #expect(grant.subject(for: "crm") == verified.grant.subject(for: "crm"), "of the same account")
    }

    @Test(arguments: StoreUnderTest.all)
    func `whatever throws doubt on it ends it at once`(kind: StoreUnderTest) async throws {
        let ways: [(String, @Sendable (Verified) async throws -> Void)] = [
            ("an impostor was reported", { try await $0.scene.store.reportImpostor($0.account.id, by: .system) }),
            ("the account was closed", { _ = try await $0.scene.store.close($0.account.id, by: .host) }),
            ("the brand was stopped", { _ = try await StopBrand(stores: $0.scene.store).stop($0.account.brand) }),
            (
                "the brand was stopped, and goes on",
                {
                    _ = try await StopBrand(stores: $0.scene.store).stop($0.account.brand)
                    _ = try await StopBrand(stores: $0.scene.store).resume($0.account.brand)
                }
            ),
            (
                "a supervisor paused the agent",
                { _ = try await $0.scene.store.pause($0.desk.agent, reason: "doubt", by: .host) }
            ),
            (
                "a supervisor paused the agent, and let them go on",
                {
                    _ = try await $0.scene.store.pause($0.desk.agent, reason: "doubt", by: .host)
                    _ = try await $0.scene.store.resume($0.desk.agent, reason: "none", by: .host)
                }
            ),
            ("the agent's access ended", { try await $0.change(.disable) }),
            ("the agent's access ended, and was given back", { try await $0.change(.disable, .enable) }),
            (
                "the agent left the brand, and came back",
                { try await $0.change(.brands([Brand.sampleReseller.id]), .brands([$0.account.brand])) }
            ),
            (
                "its client revoked it",
                { _ = try await $0.scene.store.revoke($0.grant.id, by: $0.client, from: nil) }
            ),
            (
                "somebody guessed until the question locked",
                { verified in
                    for _ in 0..<2 {
                        let desk = try await verified.scene.openCall(verified.account)
                        for _ in 0..<3 { _ = try? await desk.attempt(.wrong) }
                    }
                }
            ),
            ("its time was up", { $0.scene.world.advance(by: KeptGrant.longest) }),
        ]
        for (name, end) in ways {
            let verified = try await Verified(kind)
            // The call may well be over, and its proof still be good.
            if name != "a supervisor paused the agent" { try await verified.desk.end() }
            #expect(try await verified.state == .good, "\(name)")
            try await end(verified)
            // Where its agent works for the brand no more it is for nobody.
            let expected: KeptGrant.State? = name == "the agent's access ended" ? nil : .over
            #expect(try await verified.state == expected, "\(name)")
            let use = try await verified.scene.store.use(verified.grant.id, by: verified.client, from: nil)
            switch use {
            case .over, .unknown: break
            case .used, .usedBefore: throw Unexpected(what: "used after \(name)")
            }
            let told = try await verified.scene.store.events(AuditQuery(.everything), limit: 1000).map(\.event)
            let revoked = told.filter { $0.kind == .grantRevoked }
            #expect(revoked.count == (name == "its time was up" ? 0 : 1), "\(name)")
            #expect(revoked.allSatisfy { $0.detail == verified.grant.id.description && $0.call == verified.desk.call })
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `it stays good where its agent leaves another brand`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        let brands = [account.brand, Brand.sampleReseller.id]
        let desk = try await scene.openCall(account, by: scene.addAgent(scene.world.agent(brands: brands)))
        let client = try await Self.client("crm", of: desk.agent, in: scene)
        try await desk.attempt(.verified)
        let grant = try #require(try await Self.grant(of: desk))
        let left = try await ChangeAgent(stores: scene.store).perform(.brands([account.brand]), of: desk.agent.email)
        guard case .changed = left else { throw Unexpected(what: "\(left)") }
        #expect(try await scene.store.grant(grant.id, for: client)?.state(at: scene.now) == .good)
    }

    @Test(arguments: StoreUnderTest.all)
    func `an answer that is being compared while its agent has no access gives none`(kind: StoreUnderTest) async throws
    {
        let verified = try await Verified(kind)
        try await verified.desk.end()
        let scene = verified.scene
        let desk = try await scene.openCall(verified.account, by: verified.desk.agent)
        let attempt = scene.world.id(Attempt.self)
        try await desk.take(attempt)
        try await verified.change(.disable)
        _ = try await desk.settle(attempt, .verified)
        try await verified.change(.enable)
        let grant = try await scene.store.grant(of: desk.call, for: verified.client)
        #expect(grant?.state(at: scene.now) != .good)
    }

    /// An account is suspended by whoever brings it; care checks its owner as before.
    @Test(arguments: StoreUnderTest.all)
    func `of a suspended account there is none that is good`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer(scene.world.account(status: .suspended))
        let desk = try await scene.openCall(account)
        let client = try await Self.client("crm", of: desk.agent, in: scene)
        #expect(try await desk.attempt(.verified).result == .verified)
        let grant = try #require(try await Self.grant(of: desk))
        #expect(try await scene.store.grant(grant.id, for: client)?.state(at: scene.now) == .over)
        guard case .over = try await scene.store.use(grant.id, by: client, from: nil) else {
            throw Unexpected(what: "used")
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `"not me" ends it also of a call that is under way`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let new = scene.world.newAccount()
        try await scene.add(new)
        try await scene.setAnswer(of: new.account.id)
        let desk = try await scene.openCall(new.account)
        let client = try await Self.client("crm", of: desk.agent, in: scene)
        try await desk.attempt(.verified)
        let grant = try #require(try await Self.grant(of: desk))
        try await scene.store.reportNotMe(by: new.owner, keeping: .init(session: nil), from: nil)
        #expect(try await scene.store.grant(grant.id, for: client)?.state(at: scene.now) ?? .over == .over)
        let told = try await scene.store.events(AuditQuery(.everything), limit: 1000).map(\.event)
        #expect(told.contains { $0.kind == .grantRevoked && $0.detail == grant.id.description })
    }

    @Test(arguments: StoreUnderTest.all)
    func `a code takes the place of the answer's, which nobody can use any more`(kind: StoreUnderTest) async throws {
        let verified = try await Verified(kind)
        try await verified.scene.makeCode(of: verified.account.id)
        #expect(try await verified.desk.codeAttempt(.verified).method == .supportCode)
        let higher = try #require(try await Self.grant(of: verified.desk))
        #expect(higher.id != verified.grant.id && higher.method == .supportCode && higher.isByBoth)
        #expect(!verified.grant.isByBoth && verified.grant.attempt != higher.attempt)
        #expect(try await verified.state == nil)
        #expect(
            try await verified.scene.store.grant(higher.id, for: verified.client)?.state(at: verified.scene.now)
                == .good)
    }

    @Test(arguments: StoreUnderTest.all)
    func `it lasts as long as the call could, and a quarter of an hour at most`(kind: StoreUnderTest) async throws {
        let verified = try await Verified(kind)
        let call = try #require(try await verified.scene.store.call(verified.desk.call, agent: verified.desk.agent.id))
        #expect(verified.grant.endsAt == min(call.expiresAt, verified.grant.grantedAt.addingTimeInterval(900)))
        verified.scene.world.advance(by: 600)
        _ = try await verified.scene.store.keepOpen(verified.desk.call, by: verified.desk.agent, from: nil)
        let kept = try #require(try await Self.grant(of: verified.desk))
        #expect(kept.endsAt == verified.grant.grantedAt.addingTimeInterval(900), "not longer than that")
    }

    @Test(arguments: StoreUnderTest.all)
    func `the record of the account tells what became of it`(kind: StoreUnderTest) async throws {
        let verified = try await Verified(kind)
        _ = try await verified.scene.store.use(verified.grant.id, by: verified.client, from: nil)
        let calls = try await verified.scene.store.calls(of: verified.account.id, after: 0, limit: 10)
        let told = try #require(calls.items.first?.grant)
        #expect(told.id == verified.grant.id.description && told.usedBy == "crm" && told.usedAt != nil)
    }
}
