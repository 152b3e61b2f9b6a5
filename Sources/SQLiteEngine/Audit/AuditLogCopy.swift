import Foundation
import GRDB
import SQLStore
import SecurityQuestions

/// The audit log of a copy of a database, which is only read.
package struct AuditLogCopy: Sendable {
    private let queue: DatabaseQueue
    private let mapping: FailureMapping
    /// From before the second format of entries.
    private let isOld: Bool

    /// It may come from anybody: nothing in it is executed, and nothing is read before it is known to be a log.
    ///
    /// Throws ``StoreFailure``, also where its schema is not as its migrations left it: what is read might be a view then.
    package init(path: String) throws {
        var settings = Configuration()
        settings.readonly = true
        // What SQLite's defensive mode forbids needs a connection that writes, which this is not.
        settings.prepareDatabase { db in
            try db.execute(sql: "PRAGMA trusted_schema = OFF; PRAGMA query_only = ON; PRAGMA cell_size_check = ON")
        }
        mapping = FailureMapping(path: path)
        (queue, isOld) = try mapping.mapping {
            let queue = try DatabaseQueue(path: path, configuration: settings)
            let missing = try queue.read { db in try MigrationRun.missing(from: db, path: path) }
            return (queue, missing.contains(Migration.secondFormat))
        }
    }

    package func newestCheckpoint() throws -> AuditCheckpoint? {
        try reading { try $0.newestCheckpoint() }
    }

    /// As ``AuditLogStore/readLog(from:_:)``, from the first entry.
    package func read(_ body: (AuditEntry, AuditCheckpoint?) throws -> Void) throws {
        try reading { try $0.readLog(from: 1, isOld: isOld, body) }
    }

    private func reading<Value>(_ body: (Snapshot) throws -> Value) throws -> Value {
        try mapping.mapping {
            try queue.read { db in
                try body(Snapshot(connection: SQLiteConnection(db), now: .distantPast, tags: .unchecked))
            }
        }
    }
}
