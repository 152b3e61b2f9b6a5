import Foundation
import SecurityQuestions

extension SQLStore {
    package func close(_ account: ID<Account>, by origin: AuditOrigin) async throws -> Bool {
        try await write { db in
            guard let key = try db.accountKey(account) else { return false }
            try db.lock(.account(key))
            let calls = try db.callsNotClosed(about: account)
            let closing = AccountClosing(
                of: account, status: try db.status(ofAccount: key), calls: calls.map(\.call), by: origin, at: db.now)
            guard let closing else { return false }
            try db.set(closing.status, closedAt: closing.closedAt, ofAccount: key)
            try db.perform(closing.revokes)
            try db.withdraw(calls, as: closing.calls, ofAccount: key)
            for event in closing.events { try db.record(event) }
            return true
        }
    }

    package func reopen(_ account: ID<Account>, by origin: AuditOrigin) async throws -> Bool {
        try await write { db in
            guard let key = try db.accountKey(account) else { return false }
            try db.lock(.account(key))
            let reopening = AccountReopening(
                of: account, status: try db.status(ofAccount: key),
                hasAnswer: try db.exists("SELECT 1 FROM answers WHERE account = ?", [key]), by: origin,
                at: db.now)
            guard let reopening else { return false }
            try db.set(reopening.status, closedAt: nil, ofAccount: key)
            try db.record(reopening.event)
            return true
        }
    }
}

extension Transaction {
    /// Throws `RecordAltered`: what was changed by somebody else is not made ours by this.
    func set(_ status: Account.Status, closedAt: Date?, ofAccount key: Int64) throws {
        let row = try present(first(AccountRow.sql + " WHERE a.key = ?", [key]) { try AccountRow($0) })
        let tag = try tags.tag(row.facts(status: status, closedAt: closedAt))
        try update(
            "UPDATE accounts SET status = ?, closed_at = ?, tag_key = ?, tag = ? WHERE key = ?",
            [status, closedAt] + tag.arguments + [key])
    }
}

extension Reading {
    fileprivate func status(ofAccount key: Int64) throws -> Account.Status {
        try present(first("SELECT status FROM accounts WHERE key = ?", [key]) { try $0["status"] as Account.Status })
    }
}
