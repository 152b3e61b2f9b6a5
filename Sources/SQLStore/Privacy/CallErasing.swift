import Foundation
import SecurityQuestions

extension SQLStore {
    package func eraseCalls(openedBefore date: Date, limit: Int, by origin: AuditOrigin) async throws -> Int {
        // Most often there is nothing: no writer waits while that is found out.
        guard try await readLong({ db in try !db.endedCalls(openedBefore: date, limit: limit).isEmpty }) else {
            return 0
        }
        return try await write { db in
            let calls = try db.endedCalls(openedBefore: date, limit: limit)
            for call in calls {
                for part in CallRows.all { try db.run("DELETE FROM \(part) = ?", [call]) }
            }
            if !calls.isEmpty {
                try db.record(Retention.event(erasedCalls: calls.count, by: origin, at: db.now))
            }
            return calls.count
        }
    }
}

/// Where the rows of a call are: every table of the schema that leads to calls, and how.
///
/// A test compares this list with the schema: a table that is added and not named here fails it.
enum CallRows {
    /// In the order in which they can be deleted.
    static let all = [
        "client_requests WHERE call", "grants WHERE call", "attempts WHERE call", "call_announcements WHERE call",
        "code_links WHERE call",
        "calls WHERE key",
    ]
}

extension Reading {
    /// Calls are numbered as they are opened, so the old ones come first.
    fileprivate func endedCalls(openedBefore date: Date, limit: Int) throws -> [Int64] {
        let sql = """
            SELECT key FROM (SELECT key, opened_at, outcome FROM calls ORDER BY key LIMIT ?) AS oldest
            WHERE outcome IS NOT NULL AND opened_at < ? ORDER BY key
            """
        return try all(sql, [limit, date]) { try $0["key"] }
    }
}
