import Foundation
import GRDB
import SecurityQuestions

extension SQLiteStore {
    public func secondFactor(of person: Person) async throws -> SecondFactor? {
        try readOnce { db in try db.secondFactor(of: person)?.factor }
    }

    public func turnOnSecondFactor(
        of person: Person, key: SealedKey, usedStep: Int64, recovery: [TokenHash], keeping session: TokenHash?,
        event: AuditEvent
    ) async throws {
        try await write { db in
            try db.deleteSecondFactor(of: person)
            let (member, agent) = try db.keys(of: person)
            try db.run(
                "DELETE FROM sessions WHERE (member = ? OR agent = ?) AND token IS NOT ?",
                [member, agent, session?.blob])
            try db.run(
                """
                INSERT INTO second_factors (member, agent, key_id, nonce, sealed, last_step, turned_on_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    member, agent, key.keyID, Data(key.nonce), Data(key.sealed), usedStep, event.at.milliseconds,
                ])
            let factor = db.lastInsertedRowID
            for code in recovery {
                try db.run("INSERT INTO recovery_codes (factor, code) VALUES (?, ?)", [factor, code.blob])
            }
            try db.record(event)
        }
    }

    public func turnOffSecondFactor(of person: Person, event: AuditEvent) async throws -> Bool {
        try await write { db in
            guard try db.deleteSecondFactor(of: person) else { return false }
            try db.record(event)
            return true
        }
    }

    public func useSecondFactor(of person: Person, step: Int64) async throws -> Bool {
        try await write { db in
            guard let key = try db.secondFactor(of: person)?.key else { return false }
            let used = try db.run(
                "UPDATE second_factors SET last_step = ?1 WHERE key = ?2 AND last_step < ?1", [step, key])
            return used > 0
        }
    }

    public func useRecoveryCode(_ code: TokenHash, of person: Person, event: AuditEvent) async throws -> Bool {
        try await write { db in
            guard let key = try db.secondFactor(of: person)?.key,
                try db.run("DELETE FROM recovery_codes WHERE factor = ? AND code = ?", [key, code.blob]) > 0
            else { return false }
            try db.record(event)
            return true
        }
    }
}

extension Database {
    fileprivate func keys(of person: Person) throws -> (member: Int64?, agent: Int64?) {
        switch person {
        case .member(let id): (try memberKey(id), nil)
        case .agent(let id): (nil, try agentKey(id))
        }
    }

    /// By one statement: it is asked for on pages.
    fileprivate func secondFactor(of person: Person) throws -> (key: Int64, factor: SecondFactor)? {
        let (column, table, id) =
            switch person {
            case .member(let id): ("member", "members", id.blob)
            case .agent(let id): ("agent", "agents", id.blob)
            }
        return try first(
            """
            SELECT f.key, f.key_id, f.nonce, f.sealed, f.last_step, f.turned_on_at,
                (SELECT count(*) FROM recovery_codes c WHERE c.factor = f.key)
            FROM second_factors f WHERE f.\(column) = (SELECT key FROM \(table) WHERE id = ?)
            """,
            [id]
        ) { row in
            let key = SealedKey(keyID: row[1], nonce: Array(row[2] as Data), sealed: Array(row[3] as Data))
            let factor = SecondFactor(
                key: key, lastStep: row[4], turnedOnAt: row.date(5), recoveryCodesLeft: row[6])
            return (row[0], factor)
        }
    }

    @discardableResult
    fileprivate func deleteSecondFactor(of person: Person) throws -> Bool {
        let (member, agent) = try keys(of: person)
        return try run("DELETE FROM second_factors WHERE member = ? OR agent = ?", [member, agent]) > 0
    }
}
