import Foundation
import GRDB

extension SQLiteStore {
    public func keyChecks() async throws -> [String: [UInt8]] {
        try read { db in
            let rows = try db.all("SELECT key_id, check_value FROM key_checks") { row in
                (row[0] as String, Array(row[1] as Data))
            }
            return Dictionary(rows) { first, _ in first }
        }
    }

    /// What was registered first for a key stays.
    public func register(keyID: String, check: [UInt8]) async throws {
        try await write { db in
            try db.run(
                "INSERT INTO key_checks (key_id, check_value) VALUES (?, ?) ON CONFLICT (key_id) DO NOTHING",
                [keyID, Data(check)])
        }
    }
}
