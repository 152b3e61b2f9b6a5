import Foundation
import SecurityQuestions

extension SQLStore {
    /// The clock erases nothing that was altered, and throws `RecordAltered`: the time of closing or the people may be somebody
    /// else's. By hand an altered account goes where nothing rests on its status, and altered people always do.
    package func erase(_ account: ID<Account>, evenIfOpen: Bool, by origin: AuditOrigin) async throws -> ErasureOutcome
    {
        let outcome = try await write { db -> Erased in
            guard let key = try db.accountKey(account) else { return .not(.unknown) }
            try db.lock(.account(key))
            let decision = AccountErasing.decision(
                of: try db.account(key: key, evenIfAltered: evenIfOpen && origin.actor == .host),
                members: try db.members(ofAccount: key, account, evenIfAltered: origin.actor == .host),
                evenIfOpen: evenIfOpen)
            switch decision {
            case .refused(let why): return .not(why)
            case .erase(let erasing): return try db.perform(erasing, ofAccount: key, by: origin)
            }
        }
        switch outcome {
        case .not(let outcome): return outcome
        case .done(let rows, let values, let number, let traces):
            guard let entry = try await entry(number) else { throw UnreadableValue() }
            return .erased(
                ErasedAccount(rows: rows, auditValues: values, entry: (number, entry.hash), traces: traces))
        }
    }

    package func accounts(closedBefore date: Date, brand: Brand.ID?, limit: Int) async throws -> [Account] {
        try await readLong { db in
            var accounts: [Account] = []
            try db.connection.query(Self.closed, [date, brand]) { row in
                let row = row.checked(by: db.tags)
                let account = try AccountRow(unchecked: row)
                // One that was altered, such as by its time of closing, is erased by nobody's clock, and keeps no place of
                // those behind it.
                if try row.isOurs(account.facts, tag: "account"), try db.areMembersOurs(of: account) {
                    accounts.append(account.value)
                }
                return accounts.count < limit
            }
            return accounts
        }
    }

    package func eraseAuditValues(before date: Date, limit: Int, by origin: AuditOrigin) async throws -> Int {
        // Most often there is nothing: no writer waits while the log is read.
        let last = try await readLong { db in
            try db.first(Self.lastOfPortion, [date, limit]) { try $0["last"] as Int64? } ?? nil
        }
        guard let last else { return 0 }
        return try await write { db in
            try AuditErasing(.retention(before: date, upTo: last)).perform(in: db, by: origin)
        }
    }

    private static let closed =
        AccountRow.sql + " WHERE a.closed_at < ?1 AND (b.id = ?2 OR ?2 IS NULL) ORDER BY a.closed_at, a.key"

    private static let lastOfPortion = """
        SELECT max(number) AS last FROM (
            SELECT number FROM audit e JOIN audit_kinds k ON k.key = e.kind
            WHERE e.at < ? AND (actor_erased IS NULL OR subject_erased IS NULL) AND k.name NOT IN (\(AuditErasing.kinds))
            ORDER BY number LIMIT ?) AS portion
        """
}

/// The hash of the entry that tells of it is known when the transaction has ended.
private enum Erased {
    case not(ErasureOutcome)
    case done(rows: [String: Int], values: Int, entry: Int64, traces: Traces)
}

extension Reading {
    fileprivate func areMembersOurs(of account: AccountRow) throws -> Bool {
        try all("SELECT \(MemberRow.columns) FROM members m WHERE m.account = ?", [account.key]) { row in
            try row.isOurs(MemberRow.unchecked(row, of: account.value.id).facts, tag: "member")
        }.allSatisfy(\.self)
    }
}

extension Transaction {
    /// First the log: which entries are concerned is told by the rows that go.
    fileprivate func perform(_ erasing: AccountErasing, ofAccount key: Int64, by origin: AuditOrigin) throws -> Erased {
        let traces = try traces(ofAccount: key)
        let entry = try nextEntry()
        let values = try AuditErasing(erasing.audit).perform(in: self, by: origin)
        var rows: [String: Int] = [:]
        func count(_ count: Int, of table: String) { if count > 0 { rows[table] = count } }
        count(try erasing.throttles.reduce(0) { try $0 + forget($1) }, of: "login_throttles")
        for member in try all("SELECT key FROM members WHERE account = ?", [key], { try $0["key"] as Int64 }) {
            try keepLogIn(ofMember: member)
        }
        for part in AccountRows.all {
            count(try run("DELETE FROM \(part.table) WHERE \(part.condition)", [key]), of: part.table)
        }
        return .done(rows: rows, values: values, entry: entry, traces: traces)
    }
}
