import Foundation
import GRDB
import SecurityQuestions

extension SQLiteStore {
    public func close(_ account: ID<Account>, event: AuditEvent) async throws -> Bool {
        try await write { db in
            let closed = try db.run(
                "UPDATE accounts SET status = 'closed', closed_at = ? WHERE id = ? AND status <> 'closed'",
                [event.at.milliseconds, account.blob])
            guard closed == 1, let key = try db.accountKey(account) else { return false }
            try db.endEverything(ofAccount: key)
            for row in try db.callsNotClosed(about: account) {
                try db.run("DELETE FROM grants WHERE call = ?", [row.key])
                try db.update(row, to: row.call.withdrawing(at: event.at), by: .system, address: nil)
            }
            try db.record(event)
            return true
        }
    }

    /// Whoever has an answer has activated the account.
    public func reopen(_ account: ID<Account>, event: AuditEvent) async throws -> Bool {
        try await write { db in
            let reopened = try db.run(
                """
                UPDATE accounts SET closed_at = NULL, status =
                    iif(EXISTS (SELECT 1 FROM answers w WHERE w.account = accounts.key), 'active', 'pending')
                WHERE id = ? AND status = 'closed'
                """,
                [account.blob])
            guard reopened == 1 else { return false }
            try db.record(event)
            return true
        }
    }
}

extension Database {
    /// Whatever somebody could still come in with; a mail that carries a link is not sent any more.
    fileprivate func endEverything(ofAccount key: Int64) throws {
        let members = "(SELECT key FROM members WHERE account = ?)"
        for table in ["sessions", "password_resets", "email_changes"] {
            try run("DELETE FROM \(table) WHERE member IN \(members)", [key])
        }
        try run("DELETE FROM activations WHERE account = ? AND completed_at IS NULL", [key])
        try run("DELETE FROM support_codes WHERE account = ?", [key])
        try run(
            "DELETE FROM outbox WHERE member IN \(members) AND state = 'waiting' AND key_id IS NOT NULL", [key])
    }
}
