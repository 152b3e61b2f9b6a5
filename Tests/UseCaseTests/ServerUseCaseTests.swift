import Foundation
import SecurityQuestions
import SpokenAnswers
import TestSupport
import Testing

/// The server, its backups and its keys, as the audit log tells of them.
struct ServerUseCaseTests {
    let scene: Scene

    init() async throws { scene = try await Scene() }

    @Test func `A server starts and stops; another configuration is an entry of its own`() async throws {
        let run = ServerRun(stores: scene.store)
        let events = try await scene.recorded {
            for fingerprint in ["a", "a", "b"] {
                try await run.begin(configuration: fingerprint)
                try await run.end()
            }
        }
        #expect(
            events.map(\.kind) == [
                .serverStarted, .serverStopped, .serverStarted, .serverStopped, .configurationChanged, .serverStarted,
                .serverStopped,
            ])
        #expect(
            events.allSatisfy { $0.actor == .host } && events.last { $0.detail != nil }?.detail == "configuration b")
    }

    @Test func `Another configuration under a running server is an entry once, and none at the next start`()
        async throws
    {
        let run = ServerRun(stores: scene.store)
        let events = try await scene.recorded {
            try await run.reload(configuration: "a")
            try await run.begin(configuration: "a")
            for fingerprint in ["a", "b", "b", "a"] { try await run.reload(configuration: fingerprint) }
            try await run.begin(configuration: "a")
        }
        #expect(events.map(\.kind) == [.serverStarted, .configurationChanged, .configurationChanged, .serverStarted])
        #expect(events.map(\.detail) == ["a", "b", "a", "a"].map { "configuration \($0)" })
    }

    @Test func `A backup is recorded in itself; a restoration by the name of its file`() async throws {
        let folder = try TemporaryFolder()
        let events = try await scene.recorded {
            let facts = try await BackUp(stores: scene.store, file: scene.file).perform(
                to: folder.path(of: "draft"), named: "copy.sqlite", by: .host)
            #expect(facts.accounts == 1)
            _ = try await RecordRestoration(stores: scene.store).perform(
                ofBackup: "copy.sqlite", by: .host)
        }
        #expect(events.map(\.kind) == [.backupMade, .backupRestored])
        #expect(events.map(\.detail) == ["copy.sqlite", "copy.sqlite; ended: sessions: 1"])
    }

    @Test func `Each change of the keys is recorded by the key's id`() async throws {
        let keys = ChangeKeys(stores: scene.store)
        let events = try await scene.recorded {
            try await keys.add(keyID: "new", check: [1], by: .host)
            #expect(try await keys.beginSealing(keyID: "new", check: [1], by: .system))
            #expect(try await !keys.beginSealing(keyID: "new", check: [1], by: .system))
            try await RecordRotation(stores: scene.store).perform(to: "new", by: .host)
            try await keys.add(keyID: "old", check: [2], by: .host)
            _ = try await keys.retire(keyID: "old", by: .host)
        }
        #expect(events.map(\.kind) == [.keyAdded, .keySealing, .keyRotated, .keyAdded, .keyRetired])
        #expect(events.map(\.detail) == ["new", "new", "new", "old", "old"])
        #expect(events.map(\.actor) == [.host, .system, .host, .host, .host])
    }
}
