import Foundation
import GRDB
import SecurityQuestions

/// A copy of the database that nobody works with.
struct BackupFile {
    let path: String

    /// Looks at every page and every row before it says what is in it.
    func facts() throws -> BackupFacts {
        let mapping = FailureMapping(path: path)
        return try mapping.mapping {
            var settings = Configuration()
            settings.readonly = true
            let queue = try DatabaseQueue(path: path, configuration: settings)
            return try queue.read { db in
                guard try Int.fetchOne(db, sql: "PRAGMA application_id") == Self.applicationID else {
                    throw StoreFailure.damaged(path: path)
                }
                try MigrationRun.refuseStrange(db, path: path)
                guard try String.fetchAll(db, sql: "PRAGMA integrity_check(10)") == ["ok"],
                    try Row.fetchOne(db, sql: "PRAGMA foreign_key_check") == nil
                else { throw StoreFailure.damaged(path: path) }
                return try Self.facts(db)
            }
        }
    }

    /// "CSGN", as the first migration sets it.
    private static let applicationID = 1_129_537_358

    private static func facts(_ db: Database) throws -> BackupFacts {
        // A backup of an earlier version has no view of the keys in use; every key it knows is needed then.
        let hasView = try db.viewExists("key_uses")
        let known = "SELECT key_id FROM key_checks"
        let keys = try String.fetchAll(
            db, sql: hasView ? "SELECT key_id FROM key_uses UNION \(known)" : known)  // house rule: both are ours
        return BackupFacts(
            accounts: try Int.fetchOne(db, sql: "SELECT count(*) FROM accounts") ?? 0,
            lastEntry: try Int64.fetchOne(db, sql: "SELECT max(number) FROM audit") ?? 0, keyIDs: keys.sorted())
    }
}
