import Foundation
import SecurityQuestions
import SpokenAnswers

extension SQLStore {
    package func knownKeys() async throws -> [KnownKey] {
        try await readLong { db in
            let uses = try db.keyUses()
            return try db.all("SELECT key_id, sealing_since FROM key_checks ORDER BY key_id") { row in
                let id: String = try row["key_id"]
                return KnownKey(id: id, sealingSince: try row["sealing_since"], uses: uses[id] ?? [:])
            }
        }
    }

    package func sealingKey() async throws -> (id: String, since: Date)? {
        try await readOnce { db in try db.sealingKey() }
    }

    package func add(keyID: String, check: [UInt8], by origin: AuditOrigin) async throws {
        try await write { db in
            try db.know(keyID, check: check)
            try db.record(KeyChange.added.event(keyID, by: origin, at: db.now))
        }
    }

    package func beginSealing(keyID: String, check: [UInt8], by origin: AuditOrigin) async throws -> Bool {
        try await write { db in
            let last = try db.sealingKey()
            guard last?.id != keyID else { return false }
            try db.know(keyID, check: check)
            // Later than every other, whatever the clock says.
            let since = max(db.now.milliseconds, last.map { $0.since.milliseconds + 1 } ?? 0)
            try db.run("UPDATE key_checks SET sealing_since = ? WHERE key_id = ?", [since, keyID])
            try db.record(KeyChange.sealing.event(keyID, by: origin, at: db.now))
            return true
        }
    }

    package func records(in place: KeyPlace, notUnder keyID: String, after cursor: RotationCursor, limit: Int)
        async throws -> [SealedRecord]
    {
        try await readLong { db in
            try db.all(RotationSQL.page(of: place), [cursor.key, keyID, limit]) { row in
                try SealedRecord(row, in: place)
            }
        }
    }

    package func exchange(_ seals: [NewSeal], in place: KeyPlace) async throws -> Int {
        try await write { db in
            try seals.reduce(0) { count, seal in try count + (db.exchange(seal, in: place) ? 1 : 0) }
        }
    }

    package func retire(keyID: String, by origin: AuditOrigin) async throws -> KeyRetirement {
        try await write { db in
            guard try db.exists("SELECT 1 FROM key_checks WHERE key_id = ?", [keyID]) else { return .unknown }
            if let uses = try db.keyUses()[keyID] { return .inUse(uses) }
            guard try db.sealingKey()?.id != keyID else { return .sealing }
            try db.run("DELETE FROM key_checks WHERE key_id = ?", [keyID])
            try db.record(KeyChange.retired.event(keyID, by: origin, at: db.now))
            return .retired
        }
    }
}

extension Reading {
    fileprivate func sealingKey() throws -> (id: String, since: Date)? {
        try first(
            "SELECT key_id, sealing_since FROM key_checks WHERE sealing_since IS NOT NULL ORDER BY sealing_since DESC LIMIT 1"
        ) { (try $0["key_id"], try $0["sealing_since"]) }
    }

    /// What is kept under each key.
    fileprivate func keyUses() throws -> [String: [KeyPlace: Int]] {
        let rows = try all("SELECT key_id, place, count(*) AS uses FROM key_uses GROUP BY key_id, place") { row in
            (key: try row["key_id"] as String, place: try KeyPlace(table: row["place"]), count: try row["uses"] as Int)
        }
        return rows.reduce(into: [:]) { uses, row in uses[row.key, default: [:]][row.place] = row.count }
    }
}

extension Transaction {
    fileprivate func know(_ keyID: String, check: [UInt8]) throws {
        try run(
            "INSERT INTO key_checks (key_id, check_value) VALUES (?, ?) ON CONFLICT (key_id) DO NOTHING",
            [keyID, check])
    }

    /// False where the record is no longer the one that was read.
    fileprivate func exchange(_ new: NewSeal, in place: KeyPlace) throws -> Bool {
        let (cursor, old) = (new.record.cursor, new.record.seal)
        switch new.content {
        case .seal(let seal):
            return try run(
                RotationSQL.exchange(in: place),
                [seal.keyID, seal.nonce, seal.sealed, cursor.key, old.keyID, old.nonce]) > 0
        case .link(let keyID, let from, let to, let again):
            return try exchangeLink(cursor.key, of: old.keyID, for: keyID, token: from, by: to, again: again)
        }
    }

    /// The link of before ends, whether its mail has gone or not. What has gone and still opens something goes once more.
    private func exchangeLink(
        _ key: Int64, of old: String, for keyID: String, token: TokenHash, by new: TokenHash, again: NewSeal.MailAgain
    ) throws -> Bool {
        let state = try first("SELECT state FROM outbox WHERE key = ? AND key_id = ?", [key, old]) {
            try $0["state"] as String
        }
        guard let state else { return false }
        try run("UPDATE outbox SET key_id = ? WHERE key = ?", [keyID, key])
        let hasGone = state == "sent"
        if hasGone {
            guard try exists(RotationSQL.linkOpens, [token, now]) else { return true }
            try run(
                "UPDATE outbox SET id = ?, state = 'waiting', at = ?, tries = 0, reply = NULL WHERE key = ?",
                [again.message, now, key])
        }
        for sql in RotationSQL.links { try run(sql, [hasGone ? again.token : new, token]) }
        return true
    }
}

extension SealedRecord {
    /// Reads the columns of ``RotationSQL/page(of:)``.
    fileprivate init(_ row: SQLRow, in place: KeyPlace) throws {
        self.init(
            cursor: RotationCursor(key: try row["row_key"]),
            owner: try Self.owner(row, in: place),
            seal: SealedKey(keyID: try row["key_id"], nonce: try row["nonce"], sealed: try row["sealed"]),
            recipe: try Self.recipe(row, in: place))
    }

    private static func recipe(_ row: SQLRow, in place: KeyPlace) throws -> HashRecipe? {
        switch place {
        case .answers, .passwords, .agents, .supportCodes:
            HashRecipe(
                salt: try row["salt"], cost: HashCost(memoryMiB: try row["memory_mib"], passes: try row["passes"]))
        case .secondFactors, .webhooks, .links, .rowTags: nil
        }
    }

    private static func owner(_ row: SQLRow, in place: KeyPlace) throws -> Owner {
        switch place {
        case .answers:
            .answer(
                AnswerPlace(
                    account: try row["account_id"],
                    rules: RulesVersion(rawValue: try row["rules"]), language: try row["language"],
                    kind: try row["kind"]))
        case .passwords: .password(.member(try row["member_id"]))
        case .agents: .password(.agent(try row["agent_id"]))
        case .supportCodes: .password(.supportCode(try row["code_id"], of: try row["account_id"]))
        case .secondFactors:
            if let member = try row["member_id"] as ID<Member>? {
                .secondFactor(.member(member))
            } else {
                .secondFactor(.agent(try row["agent_id"]))
            }
        case .webhooks:
            .webhook(
                WebhookPlace(id: try row["webhook_id"], client: try row["client_name"], url: try row["url"]))
        case .links: .link(try row["message_id"])
        case .rowTags: throw UnreadableValue()
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
        case "webhook_secrets": self = .webhooks
        case "outbox": self = .links
        case "row_tags": self = .rowTags
        default: throw UnreadableValue()
        }
    }
}
