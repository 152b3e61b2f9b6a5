import Foundation
import SQLStore
import SecurityQuestions

extension PostgresEngine {
    /// What the database server says of itself.
    package static func facts(of address: PostgresAddress) async throws -> DatabaseServerFacts {
        try await once(address) { link in
            let before = Date()
            let found = try link.run(factsSQL, []).all { row in
                DatabaseServerFacts(
                    location: address.location, version: try row["version"],
                    connections: try row["connections"], isReadOnly: try row["is_standby"],
                    standbys: try row["standbys"], waitsForDisk: try row["waits"],
                    isSynchronous: try row["synchronous"], isEncrypted: try row["encrypted"],
                    isProved: ["verify-ca", "verify-full"].contains(link.tlsMode),
                    clock: try row["clock"], asked: before, answered: Date())
            }
            guard let facts = found.first else { throw UnreadableValue() }
            return facts
        }
    }

    private static let factsSQL = """
        SELECT current_setting('server_version') AS version, current_setting('max_connections')::BIGINT AS connections,
            pg_is_in_recovery() AS is_standby, current_setting('synchronous_standby_names') <> ''
                AND current_setting('synchronous_commit') IN ('on', 'remote_apply') AS synchronous,
            (SELECT count(*) FROM pg_stat_replication WHERE state IS NOT NULL) AS standbys,
            current_setting('fsync') = 'on' AND current_setting('synchronous_commit') <> 'off' AS waits,
            coalesce((SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()), false) AS encrypted,
            (extract(epoch FROM clock_timestamp()) * 1000)::BIGINT AS clock
        """
}
