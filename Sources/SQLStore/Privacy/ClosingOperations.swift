import Foundation
import SecurityQuestions

extension SQLStore {
    package func close(_ account: ID<Account>, event: AuditEvent) async throws -> Bool {
        try await write { db in
            guard let key = try db.accountKey(account) else { return false }
            try db.lock(.account(key))
            let closed = try db.run(
                "UPDATE accounts SET status = 'closed', closed_at = ? WHERE key = ? AND status <> 'closed'",
                [event.at, key])
            guard closed == 1 else { return false }
            try db.endEverything(ofAccount: key)
            try db.withdrawCalls(about: account, at: event.at)
            try db.record(event)
            return true
        }
    }

    /// Whoever has an answer has activated the account.
    package func reopen(_ account: ID<Account>, event: AuditEvent) async throws -> Bool {
        try await write { db in
            let reopened = try db.run(
                """
                UPDATE accounts SET closed_at = NULL, status = CASE
                    WHEN EXISTS (SELECT 1 FROM answers w WHERE w.account = accounts.key) THEN 'active' ELSE 'pending' END
                WHERE id = ? AND status = 'closed'
                """,
                [account])
            guard reopened == 1 else { return false }
            try db.record(event)
            return true
        }
    }
}

extension Transaction {
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
