import Foundation
import SecurityQuestions
import SpokenAnswers

extension SQLStore {
    package func erase(_ account: ID<Account>, evenIfOpen: Bool, by actor: AuditEvent.Actor, at now: Date) async throws
        -> ErasureOutcome
    {
        let outcome = try await write { db -> Erased in
            guard let key = try db.accountKey(account), let known = try db.account(key: key) else {
                return .not(.unknown)
            }
            try db.lock(.account(key))
            guard known.status == .closed || evenIfOpen else { return .not(.notClosed(known.status)) }
            let traces = try db.traces(ofAccount: key)
            // First the log: which entries are concerned is told by the rows that go.
            let entry = try db.nextEntry()
            let values = try AuditErasing.of(account).perform(in: db, kind: .accountErased, actor: actor, at: now)
            var rows: [String: Int] = [:]
            let throttles = try db.forgetThrottles(ofAccount: key, brand: known.brand)
            if throttles > 0 { rows["login_throttles"] = throttles }
            for part in AccountRows.all {
                let count = try db.run("DELETE FROM \(part.table) WHERE \(part.condition)", [key])
                if count > 0 { rows[part.table] = count }
            }
            return .done(rows: rows, values: values, entry: entry, traces: traces)
        }
        switch outcome {
        case .not(let outcome): return outcome
        case .done(let rows, let values, let number, let traces):
            guard let entry = try await entry(number) else { throw UnreadableValue() }
            return .erased(
                ErasedAccount(rows: rows, auditValues: values, entry: (number, entry.hash), traces: traces))
        }
    }

    /// The hash of the entry that tells of it is known when the transaction has ended.
    private enum Erased {
        case not(ErasureOutcome)
        case done(rows: [String: Int], values: Int, entry: Int64, traces: Traces)
    }

    package func accounts(closedBefore date: Date, brand: Brand.ID?, limit: Int) async throws -> [Account] {
        try await readLong { db in
            try db.all(
                AccountRow.sql
                    + " WHERE a.closed_at < ?1 AND (?2 IS NULL OR b.id = ?2) ORDER BY a.closed_at, a.key LIMIT ?3",
                [date, brand, limit]
            ) { try AccountRow($0).value }
        }
    }

    package func eraseAuditValues(before date: Date, limit: Int, at now: Date) async throws -> Int {
        // Most often there is nothing: no writer waits while the log is read.
        let last = try await readLong { db in
            try db.first(Self.lastOfPortion, [date, limit]) { try $0["last"] as Int64? } ?? nil
        }
        guard let last else { return 0 }
        return try await write { db in
            let old = "e.number <= ?2 AND e.at < ?3"
            return try AuditErasing(who: old, what: old, arguments: [last, date])
                .perform(in: db, kind: .auditValuesErased, actor: .system, at: now)
        }
    }

    private static let lastOfPortion = """
        SELECT max(number) AS last FROM (
            SELECT number FROM audit e JOIN audit_kinds k ON k.key = e.kind
            WHERE e.at < ? AND (actor_erased IS NULL OR subject_erased IS NULL)
                AND k.name NOT IN ('accountErased', 'auditValuesErased')
            ORDER BY number LIMIT ?) AS portion
        """
}

extension AuditErasing {
    /// What the log holds about an account and its people. An agent's own name stays: it is not the customer's.
    fileprivate static func of(_ account: ID<Account>) -> AuditErasing {
        let calls = "e.call IN (SELECT c.id FROM calls c JOIN accounts a ON a.key = c.account WHERE a.id = ?2)"
        let members = "e.actor_id IN (SELECT m.id FROM members m JOIN accounts a ON a.key = m.account WHERE a.id = ?2)"
        return AuditErasing(
            who: "\(members) OR (e.account = ?2 AND e.actor IN ('member', 'visitor'))",
            what: "e.account = ?2 OR \(calls) OR \(members)", arguments: [account])
    }
}

extension Transaction {
    /// - Returns: how many there were.
    fileprivate func forgetThrottles(ofAccount key: Int64, brand: Brand.ID) throws -> Int {
        let members = try all("SELECT id, email FROM members WHERE account = ?", [key]) { row in
            (id: try row["id"] as ID<Member>, email: try row["email"] as EmailAddress)
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
