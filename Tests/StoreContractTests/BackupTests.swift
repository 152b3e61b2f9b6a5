import Foundation
import SecurityQuestions
import TestSupport
import Testing

/// A copy is a store like the one it was taken from.
struct BackupTests {
    @Test(arguments: StoreUnderTest.files)
    func `a copy made during changes has all that was there before, and is one state`(kind: StoreUnderTest) async throws
    {
        let scene = try await Scene(kind)
        let folder = try TemporaryFolder()
        let account = try await scene.busyAccount()
        let writing = Task {
            while !Task.isCancelled { try await scene.setAnswer(of: account.id) }
        }
        // Whatever goes wrong meanwhile.
        defer { writing.cancel() }
        try await Task.sleep(for: .milliseconds(20))
        try await scene.store.record(.backupMade, by: .host)
        let facts = try await #require(scene.file).copy(to: folder.path(of: "database.sqlite"))
        writing.cancel()
        _ = await writing.result
        #expect(facts.accounts == 1 && facts.keyIDs == ["k1", "sample"])
        let copy = try await kind.open(folder.path, scene.world.world) { hash in Array(hash.suffix(16)) }
        let events = try await copy.peers[0].events(AuditQuery(.everything), limit: 10_000)
        #expect(events.contains { $0.event.kind == .backupMade })
        #expect(events.first?.number == facts.lastEntry && events.count == Int(facts.lastEntry))
        let changes = events.filter { $0.event.kind == .questionChanged }.count
        let after = try await scene.store.events(AuditQuery(.everything), limit: 10_000)
        #expect(
            after.contains { $0.event.kind == .questionChanged && $0.number > facts.lastEntry },
            "nothing changed meanwhile")
        #expect(
            try await copy.peers[0].mails(of: account.id, after: 0, limit: 10_000).items
                .filter { $0.kind == "questionChanged" }.count == changes)
        try await copy.close()
    }
}
