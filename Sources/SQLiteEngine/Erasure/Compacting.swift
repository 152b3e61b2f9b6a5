import Foundation
import GRDB
import SecurityQuestions

extension SQLiteEngine {
    /// VACUUM writes every row into a new database: pages keep no remains of what was there. It takes as much memory as
    /// the database is large, and writers wait meanwhile.
    package func compact() async throws -> LogEmptying {
        try await outsideTransactions { db in try db.execute(sql: "VACUUM") }
        return try await emptyLog()
    }

    package func emptyLog() async throws -> LogEmptying {
        for pause in [0, 100, 500, 2000, 5000] {
            try await Task.sleep(for: .milliseconds(pause))
            if try await outsideTransactions(Self.truncateLog) { return .emptied }
        }
        return .readersInTheWay
    }

    /// Busy where a reader still needs the log.
    private static func truncateLog(_ db: Database) throws -> Bool {
        // Whoever writes waits for this: not for long, it is tried again.
        try db.execute(sql: "PRAGMA busy_timeout = 200")
        defer { try? db.execute(sql: "PRAGMA busy_timeout = 10000") }
        do {
            let row = try Row.fetchOne(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
            return row.map { ($0[0] as Int) == 0 } ?? false
        } catch let error as DatabaseError where [.SQLITE_BUSY, .SQLITE_LOCKED].contains(error.resultCode) {
            return false
        }
    }

    /// On the connection that writes, with no transaction around it, and no reader kept waiting. Idle readers of this process
    /// are let go first: they would keep the log.
    private func outsideTransactions<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value)
        async throws -> Value
    {
        do {
            try pageReaders.closeIdle()
            return try await writer.writeWithoutTransaction { db in
                db.clearSchemaCache()
                return try body(db)
            }
        } catch {
            throw mapping.failure(for: error)
        }
    }
}
