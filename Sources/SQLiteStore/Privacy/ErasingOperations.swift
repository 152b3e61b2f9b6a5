import Foundation
import GRDB
import SecurityQuestions

extension SQLiteStore {
    public func erase(_ account: ID<Account>, evenIfOpen: Bool, by actor: AuditEvent.Actor, at now: Date) async throws
        -> ErasureOutcome
    {
        try await write { db in
            guard let key = try db.accountKey(account), let known = try db.account(key: key) else { return .unknown }
            guard known.status == .closed || evenIfOpen else { return .notClosed(known.status) }
            let traces = try db.traces(ofAccount: key)
            // First the log: which entries are concerned is told by the rows that go.
            let values = try AuditErasing.of(account).perform(in: db, kind: .accountErased, actor: actor, at: now)
            var rows: [String: Int] = [:]
            let throttles = try db.forgetThrottles(ofAccount: key, brand: known.brand)
            if throttles > 0 { rows["login_throttles"] = throttles }
            for part in AccountRows.all {
                let count = try db.run("DELETE FROM \(part.table) WHERE \(part.condition)", [key])
                if count > 0 { rows[part.table] = count }
            }
            return .erased(
                ErasedAccount(rows: rows, auditValues: values, entry: try db.lastEntry(), traces: traces))
        }
    }

    public func accounts(closedBefore date: Date, brand: Brand.ID?, limit: Int) async throws -> [Account] {
        try await readAside { db in
            try db.all(
                AccountRow.sql
                    + " WHERE a.closed_at < ?1 AND (?2 IS NULL OR b.id = ?2) ORDER BY a.closed_at, a.key LIMIT ?3",
                [date.milliseconds, brand, limit]
            ) { try AccountRow($0).value }
        }
    }

    public func eraseAuditValues(before date: Date, limit: Int, at now: Date) async throws -> Int {
        // Most often there is nothing: no writer waits while the log is read.
        let last = try await readAside { db in
            try db.first(Self.lastOfPortion, [date.milliseconds, limit]) { $0[0] as Int64? } ?? nil
        }
        guard let last else { return 0 }
        return try await write { db in
            let old = "e.number <= :last AND e.at < :before"
            let erasing = AuditErasing(who: old, what: old, arguments: ["last": last, "before": date.milliseconds])
            return try erasing.perform(in: db, kind: .auditValuesErased, actor: .system, at: now)
        }
    }

    private static let lastOfPortion = """
        SELECT max(number) FROM (
            SELECT number FROM audit e JOIN audit_kinds k ON k.key = e.kind
            WHERE e.at < ? AND (actor_erased IS NULL OR subject_erased IS NULL)
                AND k.name NOT IN ('accountErased', 'auditValuesErased')
            ORDER BY number LIMIT ?)
        """
}

extension AuditErasing {
    /// What the log holds about an account and its people. An agent's own name stays: it is not the customer's.
    fileprivate static func of(_ account: ID<Account>) -> AuditErasing {
        let calls = """
            e.call IN (SELECT c.id FROM calls c JOIN accounts a ON a.key = c.account WHERE a.id = :account)
            """
        let members = """
            e.actor_id IN (SELECT m.id FROM members m JOIN accounts a ON a.key = m.account WHERE a.id = :account)
            """
        return AuditErasing(
            who: "(\(members) OR (e.account = :account AND e.actor IN ('member', 'visitor'))) IS TRUE",
            what: "(e.account = :account OR \(calls) OR \(members)) IS TRUE", arguments: ["account": account.blob])
    }
}

extension Database {
    fileprivate func lastEntry() throws -> (number: Int64, hash: [UInt8]) {
        let last = try first("SELECT number, hash FROM audit ORDER BY number DESC LIMIT 1") { row in
            (number: row[0] as Int64, hash: Array(row[1] as Data))
        }
        guard let last else { throw UnreadableValue() }
        return last
    }

    /// - Returns: how many there were.
    fileprivate func forgetThrottles(ofAccount key: Int64, brand: Brand.ID) throws -> Int {
        let members = try all("SELECT id, email FROM members WHERE account = ?", [key]) { row in
            (id: try ID<Member>(blob: row[0]), email: try EmailAddress(column: row[1]))
        }
        var count = 0
        for member in members {
            for subject in LoginThrottle.subjects(of: member.id, at: member.email, brand: brand) {
                count += try forget(subject)
            }
        }
        return count
    }
}
