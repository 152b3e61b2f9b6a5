import Foundation
import GRDB
import SecurityQuestions

extension SQLiteStore {
    public func keep(_ code: SupportCode, event: AuditEvent) async throws -> Bool {
        try await write { db in
            guard let key = try db.accountKey(code.account) else { return false }
            let latest = try db.supportCode(of: code.account)
            guard latest?.id != code.id else { return false }
            try db.run(
                """
                INSERT OR REPLACE INTO support_codes (account, id, made_at, \(SecretColumns.names))
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [key, code.id.blob, code.madeAt.milliseconds] + code.secret.arguments)
            try db.record(event)
            return true
        }
    }

    public func supportCode(of account: ID<Account>) async throws -> SupportCode? {
        try readOnce { db in try db.supportCode(of: account) }
    }
}

extension Database {
    func supportCode(of account: ID<Account>) throws -> SupportCode? {
        try first(
            """
            SELECT id, made_at, wrong, used_at, \(SecretColumns.names) FROM support_codes
            WHERE account = (SELECT key FROM accounts WHERE id = ?)
            """,
            [account.blob]
        ) { row in
            SupportCode(
                id: try ID(blob: row[0]), account: account, secret: SecretColumns.secret(row, from: 4),
                madeAt: row.date(1), wrong: row[2], usedAt: row.optionalDate(3))
        }
    }

    func addWrong(_ count: Int, toCodeOfAccount key: Int64) throws {
        try run("UPDATE support_codes SET wrong = max(0, wrong + ?) WHERE account = ?", [count, key])
    }

    func useCode(ofAccount key: Int64, at now: Date) throws {
        try run("UPDATE support_codes SET used_at = ? WHERE account = ?", [now.milliseconds, key])
    }
}
