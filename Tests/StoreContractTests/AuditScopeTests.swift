import Foundation
import SecurityQuestions
import TestSupport
import Testing

/// What an erasure takes from the log, and who sees what is there.
struct AuditScopeTests {
    /// Everything in the log, newest first.
    private func events(_ scene: Scene, seenBy visibility: AuditVisibility) async throws -> [AuditEvent] {
        try await scene.store.events(AuditQuery(visibility), limit: 1000).map(\.event)
    }

    private func details(_ scene: Scene, seenBy visibility: AuditVisibility) async throws -> Set<String> {
        Set(try await events(scene, seenBy: visibility).compactMap(\.detail))
    }

    @Test(arguments: StoreUnderTest.all)
    func `an account's erasure takes its people's names and what is about it, and leaves an agent's own name`(
        kind: StoreUnderTest
    ) async throws {
        let scene = try await Scene(kind)
        let (own, other) = (scene.world.newAccount(), scene.world.newAccount())
        try await scene.add(own, other)
        let agent = try await scene.addAgent()
        let (call, others) = (
            try await scene.openCall(own.account, by: agent).call,
            try await scene.openCall(other.account, by: agent).call
        )
        let stranger = AuditEvent.Actor.member(scene.world.id(), name: "Maud")
        let member = AuditOrigin(own.owner, address: "192.0.2.1")
        let care = AuditOrigin(agent, address: "192.0.2.2")
        // Each with whether who it was and what it was about are taken.
        let cases: [(AuditOrigin, account: ID<Account>?, call: ID<Call>?, takesWho: Bool, takesWhat: Bool)] = [
            (member, own.account.id, nil, true, true), (member, nil, nil, true, true),
            (AuditOrigin(actor: stranger, address: nil), own.account.id, nil, true, true),
            (.visitor(address: "192.0.2.3", brand: nil), own.account.id, nil, true, true),
            (care, own.account.id, nil, false, true), (.host, own.account.id, nil, false, true),
            (care, nil, call, false, true), (care, other.account.id, others, false, false),
            (AuditOrigin(other.owner, address: nil), other.account.id, nil, false, false),
            (.visitor(address: "192.0.2.4", brand: nil), nil, nil, false, false),
        ]
        for (origin, account, call, _, _) in cases {
            try await scene.store.record(.answerWrong, by: origin, account: account, call: call, detail: "word")
        }
        guard case .erased = try await scene.store.erase(own.account.id, evenIfOpen: true, by: .host) else {
            throw Unexpected(what: "it was not erased")
        }
        var query = AuditQuery(.everything)
        query.kinds = [.answerWrong]
        let kept = try await scene.store.events(query, limit: 100).map(\.event).reversed()
        #expect(kept.count == cases.count)
        for (event, (origin, account, call, takesWho, takesWhat)) in zip(kept, cases) {
            let hidden: AuditEvent.Actor = if case .member = origin.actor { .erased } else { origin.actor }
            #expect(event.actor == (takesWho ? hidden : origin.actor))
            #expect(event.address == (takesWho ? nil : origin.address))
            #expect(event.account == (takesWhat ? nil : account) && event.call == (takesWhat ? nil : call))
            #expect(event.detail == (takesWhat ? nil : "word"))
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `retention takes everything of what is older, and nothing of the entries that tell of erasures`(
        kind: StoreUnderTest
    ) async throws {
        let scene = try await Scene(kind)
        try await scene.store.record(.lookUpFailed, by: .visitor(address: "192.0.2.1", brand: nil), detail: "old")
        scene.world.advance(by: 1)
        #expect(try await scene.store.eraseAuditValues(before: scene.now, limit: 10, by: .system) == 2)
        try await scene.store.record(.lookUpFailed, by: .visitor(address: "192.0.2.2", brand: nil), detail: "young")
        #expect(try await scene.store.eraseAuditValues(before: scene.now, limit: 10, by: .system) == 0)
        scene.world.advance(by: 1)
        #expect(try await scene.store.eraseAuditValues(before: scene.now, limit: 10, by: .system) == 2)
        let told = try await events(scene, seenBy: .everything).filter { $0.kind == .auditValuesErased }
        #expect(told.count == 2 && told.allSatisfy { $0.detail?.hasPrefix("2 values") == true && $0.actor == .system })
        #expect(
            try await events(scene, seenBy: .everything).filter { $0.kind == .lookUpFailed }.allSatisfy {
                $0.detail == nil
            })
    }

    @Test(arguments: StoreUnderTest.all)
    func `a supervisor sees what concerns their brands, only one of all sees the rest`(kind: StoreUnderTest)
        async throws
    {
        let scene = try await Scene(kind)
        func account(_ brand: Brand.ID) async throws -> ID<Account> {
            try await scene.add(scene.world.newAccount(scene.world.account(brand: brand)))[0].account.id
        }
        func origin(_ brands: [Brand.ID]) async throws -> AuditOrigin {
            AuditOrigin(try await scene.addAgent(scene.world.agent(brands: brands)), address: nil)
        }
        let (inA, inC) = (try await account("a"), try await account("c"))
        let (ofA, ofC, ofBoth) = (try await origin(["a"]), try await origin(["c"]), try await origin(["c", "a"]))
        let cases: [(String, AuditOrigin, ID<Account>?, isSeen: Bool)] = [
            ("own account", .system, inA, true), ("own account by another's agent", ofC, inA, true),
            ("another's account", ofA, inC, false), ("an account that is gone", ofA, scene.world.id(), true),
            ("an own agent", ofA, nil, true), ("an agent of both", ofBoth, nil, false),
            ("another's agent", ofC, nil, false),
            ("an agent who is gone", AuditOrigin(scene.world.agent(brands: ["a"]), address: nil), nil, false),
            ("the operator", .host, nil, false), ("the server", .system, nil, false),
            ("at the own host", .visitor(address: "192.0.2.1", brand: "a"), nil, true),
            ("at another's host", .visitor(address: "192.0.2.1", brand: "c"), nil, false),
            ("at the care desk", .visitor(address: "192.0.2.1", brand: nil), nil, false),
        ]
        for (word, origin, account, _) in cases {
            try await scene.store.record(.callOpened, by: origin, account: account, detail: word)
        }
        let words = Set(cases.map(\.0))
        let seen = try await details(scene, seenBy: AuditVisibility(brands: ["a", "b"], isOfAll: false))
        #expect(seen.intersection(words) == Set(cases.filter(\.isSeen).map(\.0)))
        let all = try await details(scene, seenBy: AuditVisibility(brands: ["a", "b", "c"], isOfAll: true))
        #expect(all.intersection(words) == words)
    }

    @Test(arguments: StoreUnderTest.all)
    func `what happens before anybody acts is not found by account, and everything else is`(kind: StoreUnderTest)
        async throws
    {
        let scene = try await Scene(kind)
        let account = scene.world.account()
        try await scene.add(scene.world.newAccount(account))
        for kind in AuditEvent.Kind.allCases {
            try await scene.store.record(kind, by: .system, account: account.id)
        }
        let before: Set<AuditEvent.Kind> = [.accountImported, .accountInvited]
        #expect(try await Set(scene.kinds(of: account)) == Set(AuditEvent.Kind.allCases).subtracting(before))
        #expect(AuditEvent.Kind.shownToOwner.isDisjoint(with: before))
        #expect(try await Set(scene.activity(of: account.id).map(\.kind)) == AuditEvent.Kind.shownToOwner)
    }
}
