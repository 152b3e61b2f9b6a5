import Foundation
import GRDB
import SecurityQuestions
import SpokenAnswers

extension SQLiteStore {
    public func knownKeys() async throws -> [KnownKey] {
        try await readAside { db in
            let uses = try db.keyUses()
            return try db.all("SELECT key_id, sealing_since FROM key_checks ORDER BY key_id") { row in
                KnownKey(id: row[0], sealingSince: row.optionalDate(1), uses: uses[row[0]] ?? [:])
            }
        }
    }

    public func sealingKey() async throws -> (id: String, since: Date)? {
        try readOnce { db in try db.sealingKey() }
    }

    public func add(keyID: String, check: [UInt8], event: AuditEvent) async throws {
        try await write { db in
            try db.know(keyID, check: check)
            try db.record(event)
        }
    }

    public func beginSealing(keyID: String, check: [UInt8], event: AuditEvent) async throws -> Bool {
        try await write { db in
            guard try db.sealingKey()?.id != keyID else { return false }
            try db.know(keyID, check: check)
            // Later than every other, whatever the clock says.
            try db.run(
                """
                UPDATE key_checks SET sealing_since = max(?1, (SELECT coalesce(max(sealing_since), 0) + 1 FROM key_checks))
                WHERE key_id = ?2
                """,
                [event.at.milliseconds, keyID])
            try db.record(event)
            return true
        }
    }

    public func records(in place: KeyPlace, notUnder keyID: String, after cursor: RotationCursor, limit: Int)
        async throws -> [SealedRecord]
    {
        try await readAside { db in
            try db.all(RotationSQL.page(of: place), [cursor.key, cursor.slot, keyID, limit]) { row in
                try SealedRecord(row, in: place)
            }
        }
    }

    public func exchange(_ seals: [NewSeal], in place: KeyPlace) async throws -> Int {
        try await write { db in
            try seals.reduce(0) { count, seal in try count + (db.exchange(seal, in: place) ? 1 : 0) }
        }
    }

    public func retire(keyID: String, event: AuditEvent) async throws -> KeyRetirement {
        try await write { db in
            let isKnown = try db.first("SELECT 1 FROM key_checks WHERE key_id = ?", [keyID]) { _ in true } ?? false
            guard isKnown else { return .unknown }
            if let uses = try db.keyUses()[keyID] { return .inUse(uses) }
            guard try db.sealingKey()?.id != keyID else { return .sealing }
            try db.run("DELETE FROM key_checks WHERE key_id = ?", [keyID])
            try db.record(event)
            return .retired
        }
    }
}

extension Database {
    fileprivate func know(_ keyID: String, check: [UInt8]) throws {
        try run(
            "INSERT INTO key_checks (key_id, check_value) VALUES (?, ?) ON CONFLICT (key_id) DO NOTHING",
            [keyID, Data(check)])
    }

    fileprivate func sealingKey() throws -> (id: String, since: Date)? {
        try first(
            "SELECT key_id, sealing_since FROM key_checks WHERE sealing_since IS NOT NULL ORDER BY sealing_since DESC LIMIT 1"
        ) { ($0[0], $0.date(1)) }
    }

    /// What is kept under each key.
    fileprivate func keyUses() throws -> [String: [KeyPlace: Int]] {
        let rows = try all("SELECT key_id, place, count(*) FROM key_uses GROUP BY key_id, place") { row in
            (key: row[0] as String, place: try KeyPlace(table: row[1]), count: row[2] as Int)
        }
        return rows.reduce(into: [:]) { uses, row in uses[row.key, default: [:]][row.place] = row.count }
    }

    /// False where the record is no longer the one that was read.
    fileprivate func exchange(_ new: NewSeal, in place: KeyPlace) throws -> Bool {
        let (cursor, old) = (new.record.cursor, new.record.seal)
        switch new.content {
        case .seal(let seal):
            let sql = RotationSQL.exchange(in: place)
            return try run(
                sql,
                [
                    seal.keyID, Data(seal.nonce), Data(seal.sealed), cursor.key, cursor.slot, old.keyID,
                    Data(old.nonce),
                ]) > 0
        case .link(let keyID, let from, let to):
            return try exchangeLink(cursor.key, of: old.keyID, for: keyID, token: from, by: to)
        }
    }

    /// A mail that has gone keeps its link: what opens that is a hash, which no key is needed for.
    private func exchangeLink(_ key: Int64, of old: String, for keyID: String, token: TokenHash, by new: TokenHash)
        throws -> Bool
    {
        let hasGone = try first("SELECT state = 'sent' FROM outbox WHERE key = ? AND key_id = ?", [key, old]) {
            $0[0] as Bool
        }
        guard let hasGone else { return false }
        try run("UPDATE outbox SET key_id = ? WHERE key = ?", [keyID, key])
        guard !hasGone else { return true }
        for sql in RotationSQL.links { try run(sql, [new.blob, token.blob]) }
        return true
    }
}

extension SealedRecord {
    /// Reads the columns of ``RotationSQL/page(of:)``.
    fileprivate init(_ row: Row, in place: KeyPlace) throws {
        self.init(
            cursor: RotationCursor(key: row[0], slot: row[1]), owner: try Self.owner(row, in: place),
            seal: SealedKey(keyID: row[2], nonce: Array(row[3] as Data), sealed: Array(row[4] as Data)))
    }

    private static func owner(_ row: Row, in place: KeyPlace) throws -> Owner {
        switch place {
        case .answers:
            .answer(
                AnswerPlace(
                    account: try ID(blob: row[5]), slot: row[1], rules: RulesVersion(rawValue: row[6]),
                    language: try row.word(7), kind: try row.word(8)))
        case .passwords: .password(.member(try ID(blob: row[5])))
        case .agents: .password(.agent(try ID(blob: row[5])))
        case .supportCodes: .password(.supportCode(try ID(blob: row[5]), of: try ID(blob: row[6])))
        case .secondFactors:
            if let member = row[5] as Data? {
                .secondFactor(.member(try ID(blob: member)))
            } else {
                .secondFactor(.agent(try ID(blob: row[6])))
            }
        case .links: .link(try ID(blob: row[5]))
        }
    }
}

extension KeyPlace {
    /// As the view `key_uses` calls it.
    fileprivate init(table: String) throws {
        switch table {
        case "answers": self = .answers
        case "passwords": self = .passwords
        case "agents": self = .agents
        case "support_codes": self = .supportCodes
        case "second_factors": self = .secondFactors
        case "outbox": self = .links
        default: throw UnreadableValue()
        }
    }
}
