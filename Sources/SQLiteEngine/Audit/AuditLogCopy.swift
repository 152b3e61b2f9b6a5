import Foundation
import GRDB
import SQLStore
import SecurityQuestions

/// The audit log of a copy of a database, which is only read.
package struct AuditLogCopy: Sendable {
    private let queue: DatabaseQueue
    private let mapping: FailureMapping

    /// Throws ``StoreFailure``, also where its schema is not as its migrations left it: what is read might be a view then.
    package init(path: String) throws {
        var settings = Configuration()
        settings.readonly = true
        settings.prepareDatabase { db in try db.execute(sql: "PRAGMA trusted_schema = OFF") }
        mapping = FailureMapping(path: path)
        queue = try mapping.mapping {
            let queue = try DatabaseQueue(path: path, configuration: settings)
            try queue.read { db in try MigrationRun.refuseStrange(db, path: path) }
            return queue
        }
    }

    package func newestCheckpoint() throws -> AuditCheckpoint? {
        try reading { try $0.newestCheckpoint() }
    }

    /// As ``AuditLogStore/readLog(from:_:)``, from the first entry.
    package func read(_ body: (AuditEntry, AuditCheckpoint?) throws -> Void) throws {
        try reading { try $0.readLog(from: 1, body) }
    }

    private func reading<Value>(_ body: (Snapshot) throws -> Value) throws -> Value {
        try mapping.mapping {
            try queue.read { db in
                try body(Snapshot(connection: SQLiteConnection(db), now: .distantPast, tags: .unchecked))
            }
        }
    }
}
