import Foundation
import PostgresTesting
import SQLStore
import SQLiteEngine
import SQLiteTesting
import SecurityQuestions
import TestSupport
import Testing

/// A store does what the decisions say, step by step: random walks in the model and in two stores on one file, or on three nodes.
struct DeskWalkTests {
    @Test(
        "a walk comes to the same in the model and in the store",
        arguments: 0..<40 as Range<UInt64>)
    func walk(seed: UInt64) async throws {
        let folder = try TemporaryFolder()
        let path = folder.path(of: "database.sqlite")
        var walk = DeskWalk(seed: seed)
        let world = World(now: walk.world.world.now, randomBytes: AdvancingWorld(seed: seed).world.randomBytes)
        try MigratedDatabase.put(at: path)
        let server = try SQLStore.sqlite(at: path, world: world)
        try await server.registerSampleKey()
        let command = try SQLStore.sqlite(at: path, use: .command, world: world)
        let desks = [StoreDesk(store: server, walk: walk), StoreDesk(store: command, walk: walk)]
        try await desks[0].begin(at: walk.now)
        try await compare(&walk, desks, seed: seed)
        try command.close()
        try server.close()
    }

    @Test(
        "a walk over three nodes on PostgreSQL comes to the same as in the model",
        arguments: 0..<20 as Range<UInt64>)
    func walkOverNodes(seed: UInt64) async throws {
        var walk = DeskWalk(seed: 1000 + seed)
        let world = World(now: walk.world.world.now, randomBytes: AdvancingWorld(seed: seed).world.randomBytes)
        let database = try await PostgresDatabase(keepsSchema: true)
        var desks: [StoreDesk] = []
        for _ in 0..<3 {
            let store = SQLStore(
                engine: try await database.engine(pool: 2, world: world), world: world, tag: { Array($0.suffix(16)) },
                tags: .sample)
            desks.append(StoreDesk(store: store, walk: walk))
        }
        try await desks[0].store.registerSampleKey()
        try await desks[0].begin(at: walk.now)
        try await compare(&walk, desks, seed: seed)
    }

    /// Each step is another store's than the one before.
    private func compare(_ walk: inout DeskWalk, _ desks: [StoreDesk], seed: UInt64) async throws {
        for number in 0..<150 {
            let step = walk.next()
            let expected = walk.model.apply(step, at: walk.now)
            let found = try await desks[number % desks.count].apply(step, at: walk.now)
            let place: () -> Comment = { "seed \(seed), step \(number): \(step)" }
            #expect(found == expected, place())
            guard number % 10 == 9 else { continue }
            let desk = desks[(number + 1) % desks.count]
            differences(walk.model.snapshot(at: walk.now), try await desk.snapshot(of: walk.model, at: walk.now), place)
        }
    }

    private func differences(_ model: DeskSnapshot, _ store: DeskSnapshot, _ place: () -> Comment) {
        #expect(store.statuses == model.statuses, place())
        #expect(store.answers == model.answers, place())
        #expect(store.codes == model.codes, place())
        #expect(store.calls == model.calls, place())
        #expect(store.lastAttempts == model.lastAttempts, place())
        #expect(store.pauses == model.pauses, place())
        #expect(store.changes == model.changes, place())
        #expect(store.mails == model.mails, place())
        let lines = zip(store.log, model.log).enumerated()
        if let (index, (one, other)) = lines.first(where: { $0.element.0 != $0.element.1 }) {
            Issue.record("entry \(index): \(one), expected \(other); \(place())")
        }
        #expect(store.log.count == model.log.count, place())
    }
}
