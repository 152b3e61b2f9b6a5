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
            try db.update(
                "UPDATE accounts SET status = ?, closed_at = ? WHERE key = ?", [closing.status, closing.closedAt, key])
            try db.perform(closing.revokes)
            try db.withdraw(calls, as: closing.calls)
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
            try db.update("UPDATE accounts SET closed_at = NULL, status = ? WHERE key = ?", [reopening.status, key])
            try db.record(reopening.event)
            return true
        }
    }
}

extension Reading {
    fileprivate func status(ofAccount key: Int64) throws -> Account.Status {
        try present(first("SELECT status FROM accounts WHERE key = ?", [key]) { try $0["status"] as Account.Status })
    }
}
