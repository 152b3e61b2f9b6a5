import Foundation
import SecurityQuestions

extension SQLStore {
    package func keep(_ code: SupportCode, by origin: AuditOrigin) async throws -> SupportCode? {
        try await write { db in
            guard let key = try db.accountKey(code.account) else { return nil }
            try db.lock(.account(key))
            let replacement = SupportCodeReplacement(
                of: try db.supportCode(of: code.account), by: code, origin: origin, at: db.now)
            guard let replacement else { return nil }
            try db.insert(
                """
                INSERT INTO support_codes (account, id, made_at, \(SecretColumns.names), wrong, used_at, for_session)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, NULL, ?)
                ON CONFLICT (account) DO UPDATE SET
                    id = excluded.id, made_at = excluded.made_at, key_id = excluded.key_id, nonce = excluded.nonce,
                    salt = excluded.salt, memory_mib = excluded.memory_mib, passes = excluded.passes,
                    sealed = excluded.sealed, wrong = 0, used_at = NULL,
                    for_session = excluded.for_session
                """,
                [key, code.id, replacement.code.madeAt] + code.secret.arguments + [code.copy?.bytes])
            try db.record(replacement.event)
            return replacement.code
        }
    }

    package func supportCode(of account: ID<Account>) async throws -> SupportCode? {
        try await readOnce { db in try db.supportCode(of: account) }
    }
}

extension Reading {
    func supportCode(of account: ID<Account>) throws -> SupportCode? {
        try first(
            """
            SELECT id, made_at, wrong, used_at, for_session, \(SecretColumns.names) FROM support_codes
            WHERE account = (SELECT key FROM accounts WHERE id = ?)
            """,
            [account]
        ) { row in
            SupportCode(
                id: try row["id"], account: account, secret: try SecretColumns.secret(row), madeAt: try row["made_at"],
                wrong: try row["wrong"], usedAt: try row["used_at"],
                copy: (try row["for_session"] as [UInt8]?).map(SupportCodeCopy.init(bytes:)))
        }
    }
}

extension Transaction {
    /// Writes down how often a code was tried, and that it was used.
    func update(_ code: SupportCode, ofAccount key: Int64) throws {
        try update(
            "UPDATE support_codes SET wrong = ?, used_at = ?, for_session = ? WHERE account = ? AND id = ?",
            [code.wrong, code.usedAt, code.copy?.bytes, key, code.id])
    }
}
