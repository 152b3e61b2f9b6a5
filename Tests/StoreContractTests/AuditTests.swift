import Foundation
import SecurityQuestions
import TestSupport
import Testing

/// What happened, in order.
struct AuditTests {
    @Test(arguments: StoreUnderTest.all)
    func `an event comes back with everything it tells`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let account = scene.world.id(Account.self)
        let call = scene.world.id(Call.self)
        let actors: [AuditEvent.Actor] = [
            .member(scene.world.id(), name: "Maud"), .agent(scene.world.id(), name: "Ada"), .system, .host, .visitor,
        ]
        for actor in actors {
            try await scene.store.record(
                .answerWrong, by: AuditOrigin(actor: actor, address: "2001:db8::7"), account: account, call: call,
                detail: "two words")
        }
        let found = try await scene.activity(of: account)
        #expect(found.map(\.actor) == actors)
        let event = try #require(found.first)
        #expect(event.at == scene.now && event.kind == .answerWrong && event.account == account)
        #expect(event.call == call && event.address == "2001:db8::7" && event.detail == "two words")
    }

    @Test(arguments: StoreUnderTest.all, AuditEvent.Kind.allCases)
    func `every kind can be recorded, and the owner sees the owner's`(
        kind: StoreUnderTest, event: AuditEvent.Kind
    ) async throws {
        let scene = try await Scene(kind)
        let account = scene.world.id(Account.self)
        try await scene.store.record(event, by: .system, account: account)
        let isShown = AuditEvent.Kind.shownToOwner.contains(event)
        #expect(try await scene.activity(of: account).map(\.kind) == (isShown ? [event] : []))
    }

    @Test(arguments: StoreUnderTest.all)
    func `activity is paged, newest first, and of one account`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let (one, other) = (scene.world.id(Account.self), scene.world.id(Account.self))
        for count in 0..<10 {
            try await scene.store.record(.callOpened, by: .system, account: one, detail: "\(count)")
            try await scene.store.record(.callOpened, by: .system, account: other, detail: "other")
        }
        var pages: [[String?]] = []
        var before: Int64?
        repeat {
            let page = try await scene.store.activity(of: one, before: before, limit: 4)
            pages.append(page.map(\.event.detail))
            before = page.last?.number
        } while before != nil
        #expect(pages == [["9", "8", "7", "6"], ["5", "4", "3", "2"], ["1", "0"], []])
    }

    @Test(arguments: StoreUnderTest.all)
    func `key checks stay as they were first registered`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        try await scene.store.register(keyID: "k1", check: [1, 2])
        try await scene.store.register(keyID: "k2", check: [3])
        try await scene.store.register(keyID: "k1", check: [9])
        try await scene.restart()
        #expect(try await scene.store.keyChecks() == ["k1": [1, 2], "k2": [3]])
    }
}
