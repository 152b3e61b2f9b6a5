import Foundation
import PostgresTesting
import SQLStore
import SQLiteEngine
import SQLiteTesting
import SecurityQuestions
import TestSupport
import Testing

/// A store does what the decisions say: random walks in the model and in two stores on one file, or on three nodes, step by step and with
/// steps that overlap.
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

    /// Two or three steps at once, each on another node: what comes of them, and what is there afterwards, is what comes of them one after
    /// the other, in one order or another.
    @Test(
        "steps that overlap on three nodes come to what some order of them allows",
        arguments: 0..<10 as Range<UInt64>)
    func overlappingWalk(seed: UInt64) async throws {
        var walk = DeskWalk(seed: 2000 + seed)
        var chance = SeededNumbers(seed: seed)
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
        var later: DeskStep?
        for number in 0..<60 {
            var steps = [later ?? walk.next()]
            later = nil
            for _ in 1..<Int.random(in: 1...3, using: &chance) where later == nil {
                let step = walk.next()
                if step.isOfCall(openedBy: steps) { later = step } else { steps.append(step) }
            }
            let now = walk.now
            let found = try await withThrowingTaskGroup(of: (Int, DeskResult).self) { [desks] group in
                for (place, step) in steps.enumerated() {
                    group.addTask { (place, try await desks[(number + place) % desks.count].apply(step, at: now)) }
                }
                return try await group.reduce(into: [Int: DeskResult]()) { $0[$1.0] = $1.1 }
            }
            var explained: DecisionModel?
            for order in Self.orders(of: Array(steps.indices)) where explained == nil {
                var model = walk.model
                guard order.allSatisfy({ model.apply(steps[$0], at: now) == found[$0] }) else { continue }
                let there = try await desks[number % desks.count].snapshot(of: model, at: now)
                if Self.sorted(model.snapshot(at: now)) == Self.sorted(there) { explained = model }
            }
            guard let explained else {
                Issue.record("seed \(seed), step \(number): no order of \(steps) comes to \(found)")
                return
            }
            walk.model = explained
        }
    }

    private static func orders(of places: [Int]) -> [[Int]] {
        guard places.count > 1 else { return [places] }
        return places.flatMap { first in orders(of: places.filter { $0 != first }).map { [first] + $0 } }
    }

    /// Mails of one moment go out in any order.
    private static func sorted(_ snapshot: DeskSnapshot) -> DeskSnapshot {
        var sorted = snapshot
        sorted.mails.sort { "\($0)" < "\($1)" }
        return sorted
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

extension DeskStep {
    /// Whether it is of a call that is only being opened: nobody knows of that before it is there. Nobody opens one about two accounts at
    /// once, either: a form that was tampered with is told of an error then, and nothing is done.
    fileprivate func isOfCall(openedBy steps: [DeskStep]) -> Bool {
        steps.contains { step in
            guard case .open(let opened) = step else { return false }
            return switch self {
            case .open(let other): other.id == opened.id && other.account != opened.account
            case .take(let request): request.call == opened.id
            case .end(let call, _, _), .change(let call, _, _): call == opened.id
            default: false
            }
        }
    }
}
