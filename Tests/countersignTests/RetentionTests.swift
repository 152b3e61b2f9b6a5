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
                try await RetentionSweep(
                    stores: stores, file: stores.file, world: world, retention: retention, logger: Logger(label: "test")
                ).perform()
            }
            try await sweep(Retention())
            #expect(try await addresses() == ["192.0.2.29", "192.0.2.31"])
            for _ in 0..<2 { try await sweep(Retention(auditLog: 30)) }
            #expect(try await addresses() == ["192.0.2.29", nil])
            var query = AuditQuery(.everything)
            query.kinds = [.auditValuesErased]
            #expect(try await stores.events(query, limit: 10).count == 1, "told once")
            try stores.close()
        }
    }
}
