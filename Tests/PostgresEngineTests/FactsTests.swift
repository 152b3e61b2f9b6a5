import Foundation
import PostgresTesting
import SecurityQuestions
import Testing

@testable import PostgresEngine

/// What `doctor` is told of a server.
struct FactsTests {
    @Test func `a server tells what it is`() async throws {
        let database = try await PostgresDatabase(keepsSchema: true)
        let facts = try await PostgresEngine.facts(of: try database.address())
        #expect(facts.version == (try await database.value("SELECT current_setting('server_version') AS value")))
        // As `PostgresServer` starts it.
        #expect(facts.connections == 1000)
        #expect(!facts.waitsForDisk && !facts.isReadOnly && !facts.isEncrypted && !facts.isSynchronous)
        #expect(facts.standbys == 0)
        #expect(abs(facts.clockSkew) < 1)
    }

    /// The clock of this machine is the only one there is: what the server calls its clock is put off, for one database.
    @Test(arguments: [-300.0, -3, 3, 300])
    func `a clock that is off is told by how much`(seconds: Double) async throws {
        let database = try await PostgresDatabase(migrated: false)
        try await database.execute(
            """
            CREATE SCHEMA early;
            CREATE FUNCTION early.clock_timestamp() RETURNS TIMESTAMPTZ LANGUAGE sql
                AS $$ SELECT pg_catalog.clock_timestamp() + INTERVAL '\(seconds) seconds' $$;
            ALTER DATABASE \(database.name) SET search_path = early, pg_catalog, public
            """)
        // Past PgBouncer, whose connections may be older than that.
        let facts = try await PostgresEngine.facts(of: try PostgresAddress(url: database.url))
        withExtendedLifetime(database) {}
        #expect(abs(facts.clockSkew - seconds) < 1, "\(facts.clockSkew)")
    }
}
