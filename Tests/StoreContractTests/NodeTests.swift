import Foundation
import SecurityQuestions
import TestSupport
import Testing

@testable import SQLStore

/// The servers that share a database, and what only one of them does at a time.
struct NodeTests {
    private func node(_ world: AdvancingWorld, _ name: String, keys: [String] = ["k1"]) -> ServerNode {
        ServerNode(id: world.id(), name: name, version: "1", keys: keys, configuration: "c")
    }

    @Test(arguments: StoreUnderTest.all)
    func `who says that it lives is seen by the others, until it has been silent`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let (one, two) = (node(scene.world, "one"), node(scene.world, "two", keys: ["k1", "k2"]))
        #expect(try await scene.store.beat(one).isEmpty)
        #expect(try await scene.store.beat(two) == [one])
        #expect(try await scene.store.nodes() == [one, two])
        scene.world.advance(by: ServerNode.patience - 1)
        #expect(try await scene.store.beat(two) == [one])
        scene.world.advance(by: 1)
        #expect(try await scene.store.beat(two).isEmpty)
        // What it is changes, who it is does not.
        let newer = ServerNode(id: one.id, name: "one", version: "1", keys: ["k1", "k2"], configuration: "c")
        #expect(try await scene.store.beat(newer) == [two])
        #expect(try await scene.store.nodes() == [newer, two])
        try await scene.store.leave(two.id)
        #expect(try await scene.store.nodes() == [newer])
    }

    @Test(arguments: StoreUnderTest.all)
    func `a job is one node's, until it gives it up or its time is over`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let (one, two) = (node(scene.world, "one").id, node(scene.world, "two").id)
        #expect(try await scene.store.take(.sweep, by: one) == Lease(.sweep, fence: 1))
        #expect(try await scene.store.take(.sweep, by: two) == nil)
        #expect(try await scene.store.take(.mail, by: two) == Lease(.mail, fence: 1))
        scene.world.advance(by: Lease.duration - 1)
        #expect(try await scene.store.take(.sweep, by: one) == Lease(.sweep, fence: 1))
        scene.world.advance(by: Lease.duration - 1)
        #expect(try await scene.store.take(.sweep, by: two) == nil, "it was renewed")
        scene.world.advance(by: 1)
        #expect(try await scene.store.take(.sweep, by: two) == Lease(.sweep, fence: 2))
        #expect(try await scene.store.take(.sweep, by: one) == nil)
        try await scene.store.leave(two)
        #expect(try await scene.store.take(.sweep, by: one) == Lease(.sweep, fence: 3))
    }

    @Test(arguments: StoreUnderTest.all)
    func `what is written under a job that another has taken is refused, and nothing of it is done`(
        kind: StoreUnderTest
    ) async throws {
        let scene = try await Scene(kind)
        let (one, two) = (node(scene.world, "one").id, node(scene.world, "two").id)
        let early = try #require(try await scene.store.take(.stream, by: one))
        try await Lease.$held.withValue(early) {
            try await scene.store.keep(AuditStreamPlace(number: 1, hash: AuditEntry.noHash))
        }
        scene.world.advance(by: Lease.duration)
        // Nobody has taken it: it goes on.
        try await Lease.$held.withValue(early) {
            try await scene.store.keep(AuditStreamPlace(number: 2, hash: AuditEntry.noHash))
        }
        let late = try #require(try await scene.store.take(.stream, by: two))
        await #expect(throws: LeaseLost(job: .stream)) {
            try await Lease.$held.withValue(early) {
                try await scene.store.keep(AuditStreamPlace(number: 1, hash: AuditEntry.noHash))
            }
        }
        #expect(try await scene.store.auditStreamPlace()?.number == 2)
        try await Lease.$held.withValue(late) {
            try await scene.store.keep(AuditStreamPlace(number: 3, hash: AuditEntry.noHash))
        }
        #expect(try await scene.store.auditStreamPlace()?.number == 3)
    }

    @Test(arguments: StoreUnderTest.all)
    func `of many that want a job at once one has it`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        for round in 1...5 {
            let taken = try await withThrowingTaskGroup { group in
                for _ in 0..<12 {
                    group.addTask { try await scene.store.take(.sign, by: scene.world.id()) }
                }
                return try await group.reduce(into: [Lease]()) { if let lease = $1 { $0.append(lease) } }
            }
            #expect(taken == [Lease(.sign, fence: Int64(round))])
            scene.world.advance(by: Lease.duration)
        }
    }
}
