import Foundation
import Logging
import SQLStore
import SQLiteEngine
import SQLiteTesting
import SecurityQuestions
import TestSupport
import Testing

@testable import Commands

/// How long is kept what nobody needs any more.
struct RetentionTests {
    @Test func `the server takes the values out of old entries, and leaves the young ones`() async throws {
        try await TemporaryFolder.with { folder in
            let clock = AdvancingWorld()
            let world = clock.world
            let stores = try SQLStore.sqlite(at: folder + "/database.sqlite", world: world)
            for (days, address) in [(2, "192.0.2.31"), (29, "192.0.2.29")] {
                try await stores.record(.memberLoginFailed, by: .visitor(address: address, brand: "northline"))
                clock.advance(by: Double(days) * 24 * 3600)
            }
            func addresses() async throws -> [String?] {
                try await stores.events(AuditQuery(.everything), limit: 10).filter {
                    $0.event.kind == .memberLoginFailed
                }.map(\.event.address)
            }
            func sweep(_ retention: Retention) async throws {
                let start = ContinuousClock.now
                try await RetentionSweep(
                    stores: stores, file: stores.file, world: world, retention: retention,
                    logger: Logger(label: "test"), passed: { start }
                ).perform()
            }
            try await sweep(Retention())
            #expect(try await addresses() == ["192.0.2.29", "192.0.2.31"])
            try await sweep(Retention(auditLog: 30))
            #expect(try await addresses() == ["192.0.2.29", "192.0.2.31"], "marked, not erased")
            clock.advance(by: ErasingMark.delay)
            for _ in 0..<2 { try await sweep(Retention(auditLog: 30)) }
            #expect(try await addresses() == ["192.0.2.29", nil])
            var query = AuditQuery(.everything)
            query.kinds = [.auditValuesErased]
            #expect(try await stores.events(query, limit: 10).count == 1, "told once")
            try stores.close()
        }
    }

    /// What an account of long ago is erased by, in a world of its own.
    private func withClosedAccount(
        _ body: (AdvancingWorld, SQLStore, () async throws -> Bool) async throws -> Void
    ) async throws {
        try await TemporaryFolder.with { folder in
            let clock = AdvancingWorld()
            let stores = try SQLStore.sqlite(at: folder + "/database.sqlite", world: clock.world)
            try await stores.registerSampleKey()
            let new = clock.newAccount()
            _ = try await stores.add([new], by: .host)
            _ = try await stores.close(new.account.id, by: .host)
            try await body(clock, stores) {
                try await stores.watchClock()
                let start = ContinuousClock.now
                let sweep = RetentionSweep(
                    stores: stores, file: stores.file, world: clock.world, retention: Retention(closedAccounts: 30),
                    logger: Logger(label: "test"), passed: { start })
                for _ in 0..<2 { try await sweep.perform() }
                return try await stores.accountRecord(of: new.account.id) == nil
            }
            try stores.close()
        }
    }

    /// Lives through days, with an entry of the log each.
    private func live(_ days: Int, _ clock: AdvancingWorld, _ stores: SQLStore) async throws {
        for _ in 0..<days {
            clock.advance(by: 24 * 3600)
            try await stores.record(.serverStarted, by: .system)
        }
    }

    @Test func `a clock that is set on between two sweeps is doubted, and told of once`() async throws {
        try await withClosedAccount { clock, stores, _ in
            let start = ContinuousClock.now
            let sweep = RetentionSweep(
                stores: stores, file: stores.file, world: clock.world, retention: Retention(),
                logger: Logger(label: "test"), passed: { start })
            try await sweep.watchClock()
            #expect(try await !stores.isClockDoubted())
            clock.advance(by: ClockDoubt.longestDrift * 0.6)
            try await sweep.watchClock()
            #expect(try await !stores.isClockDoubted())
            clock.advance(by: ClockDoubt.longestDrift * 0.6)
            try await sweep.watchClock()
            #expect(try await stores.isClockDoubted(), "small steps add up")
            #expect(try await stores.confirmClock(by: .host))
            try await sweep.watchClock()
            #expect(try await !stores.isClockDoubted())
        }
    }

    @Test func `an account that was closed long ago is marked, and erased a week later`() async throws {
        try await withClosedAccount { clock, stores, isErased in
            try await live(31, clock, stores)
            #expect(try await !isErased())
            try await live(6, clock, stores)
            #expect(try await !isErased())
            try await live(1, clock, stores)
            #expect(try await isErased())
        }
    }

    @Test func `a clock that is two years ahead at the start erases nothing until a person says so`() async throws {
        try await withClosedAccount { clock, stores, isErased in
            clock.advance(by: 2 * 365 * 24 * 3600)
            #expect(try await !isErased())
            try await live(20, clock, stores)
            #expect(try await !isErased())
            #expect(try await stores.isClockDoubted())
            #expect(try await stores.confirmClock(by: .host))
            #expect(try await !isErased(), "marked")
            try await live(8, clock, stores)
            #expect(try await isErased())
            #expect(try await !stores.confirmClock(by: .host))
        }
    }

    @Test func `a clock that jumps while the server runs erases nothing`() async throws {
        try await withClosedAccount { clock, stores, isErased in
            let start = ContinuousClock.now
            let sweep = RetentionSweep(
                stores: stores, file: stores.file, world: clock.world, retention: Retention(closedAccounts: 30),
                logger: Logger(label: "test"), passed: { start })
            clock.advance(by: 2 * 365 * 24 * 3600)
            try await sweep.perform()
            #expect(try await stores.isClockDoubted())
            #expect(try await !isErased())
        }
    }
}
