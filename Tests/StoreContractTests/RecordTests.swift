import Foundation
import SecurityQuestions
import TestSupport
import Testing

/// What a customer may have of what is held about them.
struct RecordTests {
    @Test(arguments: StoreUnderTest.all)
    func `a record tells of everything but secrets`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let account = try await scene.busyAccount()
        let record = try #require(try await scene.store.accountRecord(of: account.id))
        #expect(record.number == account.number && record.phones == account.phones.map(\.e164))
        #expect(record.questions.map(\.id) == ["school-trip-place"] && record.questions[0].text.count > 15)
        #expect(record.members.map(\.sessions.count) == [1] && record.members[0].browsersSeenAt.count == 1)
        #expect(record.recentChange?.what == "question" && record.supportCodeMadeAt == scene.now)
        let calls = try await scene.store.calls(of: account.id, after: 0, limit: 10)
        #expect(calls.items.map { $0.attempts.map(\.result) } == [["wrong", "verified"]])
        let entries = try await scene.store.entries(of: account.id, after: 0, limit: 1000).items
        #expect(entries.contains { $0.by == "Customer Care" && $0.address == nil })
        #expect(entries.contains { $0.by == "Maud Exemple" && $0.address == "192.0.2.44" })
        #expect(try await scene.everything(of: account).contains("Ada Agent") == false)
    }

    @Test(arguments: StoreUnderTest.all)
    func `long histories come a page at a time, each part once`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let account = try await scene.busyAccount()
        let whole = try await scene.store.entries(of: account.id, after: 0, limit: 1000)
        var numbers: [Int64] = []
        var page = try await scene.store.entries(of: account.id, after: 0, limit: 3)
        while let last = page.last {
            #expect(page.items.count <= 3)
            numbers += page.items.map(\.number)
            page = try await scene.store.entries(of: account.id, after: last, limit: 3)
        }
        #expect(numbers == whole.items.map(\.number) && numbers.count > 6)
    }

    @Test(arguments: StoreUnderTest.all)
    func `calls that ended before a moment go with all about them, and what locks by them stays`(
        kind: StoreUnderTest
    ) async throws {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        let id = scene.world.id(CallAnnouncement.self)
        _ = try await scene.store.announce(id, of: account.id, by: .system)
        let old = try await scene.openCall(account)
        _ = try await old.attempt(.wrong)
        _ = try await old.attempt(.verified)
        try await old.end()
        let budget = try await scene.budget(of: account)
        scene.world.advance(by: 100)
        let young = try await scene.openCall(account)
        try await young.end()
        let standing = try await scene.openCall(account)

        func calls() async throws -> Int {
            try await scene.store.calls(of: account.id, after: 0, limit: 10).items.count
        }
        func erase(before date: Date) async throws -> Int {
            try await scene.store.eraseCalls(openedBefore: date, limit: 10, by: .system)
        }
        #expect(try await erase(before: scene.now.addingTimeInterval(-200)) == 0)
        #expect(try await erase(before: scene.now.addingTimeInterval(-50)) == 1)
        #expect(try await calls() == 2)
        #expect(try await scene.budget(of: account) == budget)
        #expect(try await erase(before: scene.now.addingTimeInterval(50)) == 1, "not one that is open")
        #expect(try await standing.state == .open(attemptsLeft: 3))
        var query = AuditQuery(.everything)
        query.kinds = [.callsErased]
        #expect(try await scene.store.events(query, limit: 10).map(\.event.detail) == ["1", "1"])
    }
}
