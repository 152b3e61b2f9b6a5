import Foundation
import SecurityQuestions

extension SQLStore {
    package func keep(_ code: SupportCode, by origin: AuditOrigin) async throws -> SupportCode? {
        try await write { db in
            guard let key = try db.accountKey(code.account) else { return nil }
            try db.lock(.account(key))
            return try db.replaceCode(by: code, origin, ofAccount: key)
        }
    }

    package func supportCode(of account: ID<Account>) async throws -> SupportCode? {
        try await readOnce { db in try db.supportCode(of: account) }
    }
}

extension Transaction {
    /// - Returns: nil where it was kept before.
    func replaceCode(by code: SupportCode, _ origin: AuditOrigin, ofAccount key: Int64) throws -> SupportCode? {
        let replacement = SupportCodeReplacement(
            of: try supportCode(of: code.account), by: code, origin: origin, at: now)
        guard let replacement else { return nil }
        try insert(
            """
            INSERT INTO support_codes (account, id, made_at, \(SecretColumns.names), wrong, used_at, for_session, mailed)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, NULL, ?, ?)
            ON CONFLICT (account) DO UPDATE SET
                id = excluded.id, made_at = excluded.made_at, key_id = excluded.key_id, nonce = excluded.nonce,
                salt = excluded.salt, memory_mib = excluded.memory_mib, passes = excluded.passes,
                sealed = excluded.sealed, wrong = 0, used_at = NULL,
                for_session = excluded.for_session, mailed = excluded.mailed
            """,
            [key, code.id, replacement.code.madeAt] + code.secret.arguments + [code.copy?.bytes, code.place != nil])
        try record(replacement.event)
        return replacement.code
    }
}

extension Reading {
    func supportCode(of account: ID<Account>) throws -> SupportCode? {
        try first(
            """
            SELECT s.id, s.made_at, s.wrong, s.used_at, s.for_session, s.mailed, \(SecretColumns.names),
                (SELECT id FROM calls WHERE key = l.call) AS mailed_call,
                (SELECT id FROM members WHERE key = l.member) AS mailed_member
            FROM support_codes s LEFT JOIN code_links l ON l.account = s.account AND l.code = s.id
            WHERE s.account = (SELECT key FROM accounts WHERE id = ?)
            """,
            [account]
        ) { row in
            let place = CodePlace(call: try row["mailed_call"], member: try row["mailed_member"])
            return SupportCode(
                id: try row["id"], account: account, secret: try SecretColumns.secret(row), madeAt: try row["made_at"],
                wrong: try row["wrong"], usedAt: try row["used_at"],
                copy: (try row["for_session"] as [UInt8]?).map(SupportCodeCopy.init(bytes:)),
                place: try row["mailed"] ? place : nil)
        }
    }
}

extension SupportCode {
    /// Writes down how often a code was tried, and that it was used.
    func updating(ofAccount key: Int64) -> SQLChange {
        SQLChange(
            "UPDATE support_codes SET wrong = ?, used_at = ?, for_session = ? WHERE account = ? AND id = ?",
            [wrong, usedAt, copy?.bytes, key, id])
    }
}
