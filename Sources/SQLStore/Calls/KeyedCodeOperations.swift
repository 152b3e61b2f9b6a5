import Foundation
import SecurityQuestions

extension SQLStore {
    package func take(_ keyed: KeyedCode) async throws -> KeyedCode.Taking {
        try await write(.amongRowLocks) { db in
            let accountKey = try db.accountKey(ofNumber: keyed.number, brand: keyed.client.brand)
            if let accountKey { try db.lock(.account(accountKey)) }
            let account = try accountKey.flatMap(db.account(key:))
            guard let told = try db.lockedStanding(ofClient: keyed.client.id) else { throw UnreadableValue() }
            let taking = keyed.taking(
                known: try db.result(of: keyed), code: try account.flatMap { try db.supportCode(of: $0.id) },
                standing: try account.flatMap { try db.standing(of: $0.id)?.standing },
                client: try db.standing(told, of: keyed.client), at: db.now)
            switch taking {
            case .over: break
            case .paused(let end, let event):
                if let event {
                    try db.update("UPDATE clients SET pause_told = ? WHERE name = ?", [end, keyed.client.id])
                    try db.record(event)
                }
            case .taken(let code):
                try db.insert(
                    """
                    INSERT INTO keyed_codes (id, client, account, code, taken_at, locks)
                    SELECT ?, key, ?, ?, ?, ? FROM clients WHERE name = ?
                    """,
                    [
                        keyed.id, accountKey, code?.id, db.now, code?.takingOne().state(at: db.now) == .dead,
                        keyed.client.id,
                    ])
                if let code, let accountKey { try db.perform([code.takingOne().updating(ofAccount: accountKey)]) }
            }
            return taking
        }
    }

    package func settle(_ keyed: KeyedCode, isRight: Bool?) async throws -> KeyedCode.Result {
        try await write(.amongRowLocks) { db in
            let found = try db.first(
                "SELECT account, code, locks, result FROM keyed_codes WHERE id = ?", [keyed.id]
            ) { row in
                (
                    account: try row["account"] as Int64?, code: try row["code"] as ID<SupportCode>?,
                    locks: try row["locks"] as Bool, result: try row["result"] as KeyedCode.Result?
                )
            }
            // Its account was erased meanwhile.
            guard let found else { return .notChecked }
            if let result = found.result { return result }
            if let key = found.account { try db.lock(.account(key)) }
            let account = try found.account.flatMap(db.account(key:))
            let code = try account.flatMap { try db.supportCode(of: $0.id) }
            let settlement = keyed.settlement(
                isRight: isRight, code: code.flatMap { $0.id == found.code ? $0 : nil }, locks: found.locks,
                account: account?.id, at: db.now)
            let isOurs = try db.run(
                "UPDATE keyed_codes SET result = ? WHERE id = ? AND result IS NULL", [settlement.result, keyed.id])
            guard isOurs == 1 else { return try db.result(of: keyed)?.flatMap(\.self) ?? .notChecked }
            if let code = settlement.code, let key = found.account { try db.perform([code.updating(ofAccount: key)]) }
            for event in settlement.events { try db.record(event) }
            return settlement.result
        }
    }
}

extension Reading {
    /// Nil where none of the id was taken; within, nil where it is not settled.
    fileprivate func result(of keyed: KeyedCode) throws -> KeyedCode.Result?? {
        try first("SELECT result FROM keyed_codes WHERE id = ?", [keyed.id]) { try $0["result"] as KeyedCode.Result? }
    }

    fileprivate func standing(_ told: ClientStanding, of client: Client) throws -> KeyedCodeStanding {
        let accounts = try all(
            """
            SELECT max(taken_at) AS at FROM keyed_codes
            WHERE client = (SELECT key FROM clients WHERE name = ?) AND taken_at > ?
                AND result IS DISTINCT FROM 'verified' AND result IS DISTINCT FROM 'notChecked'
            GROUP BY coalesce(account, -key) ORDER BY 1 DESC LIMIT ?
            """,
            [client.id, now.addingTimeInterval(-ClientBudget.window), told.wrongAllowed]
        ) { try $0["at"] as Date }
        return KeyedCodeStanding(told, accounts: accounts)
    }
}
