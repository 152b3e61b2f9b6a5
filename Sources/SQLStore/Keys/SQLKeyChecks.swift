import SecurityQuestions
import Synchronization

/// Which keys a database knows. All that is needed to open a key ring for it, before there is a store.
package struct SQLKeyChecks: KeyCheckStore {
    let engine: any SQLEngine

    package init(engine: any SQLEngine) { self.engine = engine }

    package func keyChecks() async throws -> [String: [UInt8]] {
        let checks = Mutex<[String: [UInt8]]>([:])
        try await engine.readOnce { connection in
            var found: [String: [UInt8]] = [:]
            try connection.query("SELECT key_id, check_value FROM key_checks", []) { row in
                found[try row["key_id"]] = try row["check_value"]
                return true
            }
            checks.withLock { $0 = found }
        }
        return checks.withLock { $0 }
    }

    /// What was registered first for a key stays.
    package func register(keyID: String, check: [UInt8]) async throws {
        try await engine.write(.amongRowLocks) { connection in
            _ = try connection.execute(
                "INSERT INTO key_checks (key_id, check_value) VALUES (?, ?) ON CONFLICT (key_id) DO NOTHING",
                [keyID, check])
        }
    }
}
