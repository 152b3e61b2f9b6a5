import Foundation
import SQLiteEngine
import SQLiteTesting
import SecurityQuestions
import Synchronization
import Telemetry
import TestSupport
import Testing

@testable import SQLStore

/// How things stand, and what is counted as it is recorded.
struct StandingTests {
    private static let brand = Brand.sampleCarrier.id

    private func standing(_ scene: Scene, after entry: Int64 = 0) async throws -> Standing {
        try await scene.store.standing(of: [Self.brand, "empty"], after: entry)
    }

    @Test(arguments: StoreUnderTest.all)
    func `an empty store owes nothing`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let standing = try await standing(scene)
        #expect(standing.lockedQuestions == [Self.brand: 0, "empty": 0])
        #expect(standing.waitingMessages == 0 && standing.oldestMessage == nil && standing.lastBackup == nil)
    }

    @Test(arguments: StoreUnderTest.all)
    func `what waits is told since when it has`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let new = try await scene.add(scene.world.newAccount())[0]
        let since = scene.now
        try await scene.store.replace(
            with: scene.world.answer(of: new.account.id), on: .change, by: AuditOrigin(new.owner, address: nil))
        scene.world.advance(by: 3600)
        let standing = try await standing(scene)
        #expect(standing.waitingMessages > 0)
        #expect(standing.oldestMessage.map { $0 <= since } == true)
        // Nothing is signed yet.
        #expect(standing.unsignedEntries == Int(standing.lastEntry) && standing.unsignedEntries > 0)
        #expect(standing.unsignedSince.map { $0 <= since } == true)
    }

    @Test(arguments: StoreUnderTest.all)
    func `a backup is told once, and the log is not read again before it`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        try await scene.store.record(.backupMade, by: .host)
        let first = try await standing(scene)
        #expect(first.lastBackup == scene.now)
        scene.world.advance(by: 60)
        #expect(try await standing(scene, after: first.lastEntry).lastBackup == nil)
        try await scene.store.record(.backupMade, by: .host)
        #expect(try await standing(scene, after: first.lastEntry).lastBackup == scene.now)
    }

    @Test func `what is recorded is told with its brand, once it is on the disk, and what is undone never`()
        async throws
    {
        let (folder, world, told) = (try TemporaryFolder(), AdvancingWorld(), Told())
        let engine = try SQLiteEngine(path: folder.path(of: "database.sqlite"), use: .server, world: world.world)
        let store = SQLStore(
            engine: engine, world: world.world, tag: { Array($0.suffix(16)) }, tags: .sample,
            recorded: { told.add($0) })
        let new = world.newAccount()
        #expect(try await store.add([new], by: .host).isEmpty)
        #expect(told.events.contains { $0.kind == .accountImported && $0.brand == new.account.brand })
        let count = told.events.count
        await #expect(throws: (any Error).self) {
            try await store.write { transaction in
                try transaction.record(AuditOrigin.host.event(.backupMade, at: world.now))
                throw StoreFailure.conflict
            }
        }
        #expect(told.events.count == count)
        try engine.close()
    }

    @Test func `an engine that is measured tells how long and how it fails`() async throws {
        let (folder, world, telemetry) = (try TemporaryFolder(), AdvancingWorld(), Telemetry())
        let engine = try SQLiteEngine(path: folder.path(of: "database.sqlite"), use: .server, world: world.world)
        let store = SQLStore(
            engine: MeasuredEngine(engine, telemetry.database), world: world.world, tag: { Array($0.suffix(16)) },
            tags: .sample)
        try await store.record(.backupMade, by: .host)
        await #expect(throws: StoreFailure.busy) {
            try await MeasuredEngine(engine, telemetry.database).readOnce { _ in throw StoreFailure.busy }
        }
        let page = try #require(telemetry.registry.map { PrometheusText.page(of: $0, as: .prometheus) })
        #expect(page.contains(#"db_client_operation_duration_seconds_count{operation="write"} 1"#))
        #expect(page.contains(#"db_client_operation_failures_total{reason="busy"} 1"#))
        #expect(page.contains(#"db_client_operation_failures_total{reason="full"} 0"#))
        try engine.close()
    }
}

private final class Told: Sendable {
    private let kept = Mutex<[AuditEvent]>([])
    var events: [AuditEvent] { kept.withLock(\.self) }
    func add(_ events: [AuditEvent]) { kept.withLock { $0 += events } }
}
