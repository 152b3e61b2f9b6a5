import Foundation
import PostgresTesting
import SecurityQuestions
import Testing

@testable import PostgresEngine

struct MigrationTests {
    @Test func `an empty database is migrated once, by whoever comes first of many`() async throws {
        let database = try await PostgresDatabase(migrated: false)
        let address = try database.address()
        await #expect(throws: PostgresNotMigrated(missing: Migration.all.map(\.name))) {
            _ = try await PostgresEngine(address)
        }
        let applied = try await withThrowingTaskGroup { group in
            for _ in 0..<6 { group.addTask { try await PostgresEngine.migrate(address) } }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(applied == Migration.all.map(\.name))
        _ = try await PostgresEngine(address)
    }

    @Test func `a migration that fails leaves nothing behind`() async throws {
        let database = try await PostgresDatabase(migrated: false)
        let broken = MigrationRun(
            location: "here",
            migrations: Migration.all + [
                Migration(name: "P9999-broken", bytes: Array("CREATE TABLE later (x BIGINT); SELECT 1 / 0".utf8))
            ])
        let address = try database.address()
        await #expect(throws: PostgresFault.self) {
            _ = try await ConnectionThread(address).run { try $0.onLink { try broken.bringUpToDate($0) } }
        }
        #expect(try await database.value("SELECT count(*) AS value FROM pg_tables WHERE schemaname = 'public'") == "0")
    }

    /// As if the oldest that will do were one that is not out yet.
    @Test func `an older PostgreSQL is refused, by name, before anything is done`() async throws {
        let database = try await PostgresDatabase(migrated: false)
        let address = try database.address()
        let run = MigrationRun(location: "here", leastMajor: 99)
        let told = try await database.value("SELECT current_setting('server_version') AS value") ?? ""
        // Without what a distribution writes after it.
        let version = String(told.prefix { $0 != " " })
        for step in [
            { _ = try run.bringUpToDate($0) }, { _ = try run.upgrade($0) }, { try run.requireServable($0) },
        ] as [@Sendable (PQLink) throws -> Void] {
            await #expect(throws: PostgresTooOld(version: version, least: 99)) {
                try await ConnectionThread(address).run { try $0.onLink(step) }
            }
        }
        #expect(try await database.value("SELECT count(*) AS value FROM pg_tables WHERE schemaname = 'public'") == "0")
        #expect(MigrationRun(location: "here").leastMajor == 15, "as docs/postgresql.md says")
    }

    @Test func `a schema of a later version, of another program or with another past is refused`() async throws {
        let cases: [(String, StoreFailure)] = [
            ("INSERT INTO migrations VALUES ('P9999-later', '')", .newer(path: "")),
            ("UPDATE migrations SET checksum = 'x'", .damaged(path: "")),
            ("DROP TABLE migrations", .damaged(path: "")),
        ]
        for (statement, failure) in cases {
            let database = try await PostgresDatabase()
            try await database.execute(statement)
            let address = try database.address()
            let told = await #expect(throws: StoreFailure.self) { _ = try await PostgresEngine(address) }
            let again = await #expect(throws: StoreFailure.self) { _ = try await PostgresEngine.migrate(address) }
            #expect(told?.withoutPath == failure && again?.withoutPath == failure, "\(statement)")
        }
    }
}

extension StoreFailure {
    fileprivate var withoutPath: StoreFailure {
        switch self {
        case .newer: .newer(path: "")
        case .damaged: .damaged(path: "")
        default: self
        }
    }
}
