import Foundation
import SecurityQuestions

extension SQLStore {
    package func spreadEvents() async throws {
        let pieces = try await read { db in
            let end = try db.newestEntryNumber()
            let behind = try db.all(
                "\(WebhookRow.sql) WHERE \(WebhookRow.active) AND w.seen < ?", [end], WebhookRow.init)
            return try behind.map { row in
                let most = min(end, row.seen + Self.mostLookedThrough)
                let found = try db.machineEvents(
                    after: row.seen, upTo: most, of: row.webhook.brand, limit: Self.mostSpread)
                return Piece(
                    webhook: row, events: found.events.filter(row.webhook.hears),
                    reached: found.isFull ? found.reached : most)
            }
        }
        for piece in pieces where piece.isWorthWriting { try await spread(piece) }
    }

    private static let mostSpread = 500

    private struct Piece: Sendable {
        let webhook: WebhookRow
        let events: [MachineEvent]
        let reached: Int64

        /// Entries that no webhook hears of are not worth a write each.
        var isWorthWriting: Bool { !events.isEmpty || reached - webhook.seen >= 1000 }
    }

    /// Of several servers that read the same piece, one moves on and writes.
    private func spread(_ piece: Piece) async throws {
        try await write { db in
            let key = piece.webhook.key
            let isOurs = try db.run(
                "UPDATE webhooks SET seen = ? WHERE key = ? AND seen = ?", [piece.reached, key, piece.webhook.seen])
            guard isOurs == 1 else { return }
            for event in piece.events {
                try db.insert(
                    """
                    INSERT INTO webhook_deliveries (id, webhook, sort, event, part, account, made_at, state, next_at)
                    VALUES (?, ?, 'event', ?, ?, (SELECT key FROM accounts WHERE id = ?), ?, 'waiting', ?)
                    """, [ID<WebhookDelivery>(db.world), key, event.place, event.part, event.account, db.now, db.now])
            }
        }
    }

    package func dueWebhooks() async throws -> [ID<Webhook>] {
        try await readOnce { db in
            try db.all(
                """
                SELECT w.id AS webhook_id FROM webhooks w JOIN clients p ON p.key = w.client
                WHERE \(WebhookRow.active) AND EXISTS (
                    SELECT 1 FROM webhook_deliveries d WHERE d.webhook = w.key AND \(Due.condition)) ORDER BY w.key
                """, [db.now, db.now]
            ) { try $0["webhook_id"] }
        }
    }

    package func settle(
        _ results: [(ID<WebhookDelivery>, WebhookResult)], takingNextOf id: ID<Webhook>?, for holder: UUID
    ) async throws -> WebhookBatch? {
        try await write { db in
            for (delivery, result) in results { try db.settle(delivery, result, for: holder) }
            let row = try db.first("\(WebhookRow.sql) WHERE w.id = ? AND \(WebhookRow.active)", [id], WebhookRow.init)
            guard let row else { return nil }
            let due = try db.all(
                """
                \(WebhookDeliveryRow.sql) WHERE d.webhook = ? AND \(Due.condition) ORDER BY d.key LIMIT ?
                """, [row.key, db.now, db.now, WebhookBatch.size], WebhookDeliveryRow.init)
            let taken = try due.filter { try db.take($0, for: holder) }.map { try db.delivery($0, to: row.webhook) }
            guard !taken.isEmpty else { return nil }
            return WebhookBatch(webhook: row.webhook, secrets: try db.secrets(of: row.key), deliveries: taken)
        }
    }

    package func endLeases() async throws {
        try await write { db in
            guard !db.connection.locksRows else { return }
            try db.run(
                "UPDATE webhook_deliveries SET lease = NULL, lease_until = NULL WHERE state = 'waiting' AND lease IS NOT NULL"
            )
        }
    }

    package func forgetDeliveries() async throws {
        try await write { db in
            try db.run(
                "DELETE FROM webhook_deliveries WHERE settled_at IS NOT NULL AND settled_at <= ?",
                [db.now.addingTimeInterval(-MachineEvent.lifetime)])
            try db.run("DELETE FROM webhook_secrets WHERE ends_at IS NOT NULL AND ends_at <= ?", [db.now])
        }
    }
}

private enum Due {
    /// Of `webhook_deliveries d`, by the moment, twice. What is about no account waits for nothing; a webhook that is not confirmed has
    /// its test alone.
    static let condition = """
        d.state = 'waiting' AND d.next_at <= ? AND (d.lease_until IS NULL OR d.lease_until <= ?)
        AND NOT EXISTS (
            SELECT 1 FROM webhook_deliveries f
            WHERE f.webhook = d.webhook AND f.account = d.account AND f.state = 'waiting' AND f.key < d.key)
        AND (d.sort = 'test' OR EXISTS (
            SELECT 1 FROM webhooks v WHERE v.key = d.webhook AND v.confirmed_at IS NOT NULL))
        """
}

extension Transaction {
    /// False where another server was faster.
    fileprivate func take(_ delivery: WebhookDeliveryRow, for holder: UUID) throws -> Bool {
        try run(
            """
            UPDATE webhook_deliveries SET lease = ?, lease_until = ?
            WHERE key = ? AND state = 'waiting' AND (lease_until IS NULL OR lease_until <= ?)
            """, [ID<WebhookBatch>(holder), now.addingTimeInterval(WebhookBatch.lease), delivery.key, now]) == 1
    }

    /// Nothing where somebody else has it by now.
    fileprivate func settle(_ id: ID<WebhookDelivery>, _ result: WebhookResult, for holder: UUID) throws {
        let held = try first(
            """
            SELECT d.key AS delivery_key, d.webhook, d.sort, d.tries, w.failing_since FROM webhook_deliveries d
                JOIN webhooks w ON w.key = d.webhook
            WHERE d.id = ? AND d.lease = ? AND d.state = 'waiting'
            """, [id, ID<WebhookBatch>(holder)]
        ) { row in
            (
                key: try row["delivery_key"] as Int64, webhook: try row["webhook"] as Int64,
                sort: try row["sort"] as WebhookDelivery.Sort,
                tries: try row["tries"] as Int, failingSince: try row["failing_since"] as Date?
            )
        }
        guard let held else { return }
        let chance = Double(world.randomBytes(1).first ?? 0) / 255
        let settlement = WebhookSettlement(
            of: result, tries: held.tries + 1, failingSince: held.failingSince, at: now, chance: chance)
        let (status, fault): (Int?, WebhookFault?) =
            switch result {
            case .answered(let status, _): (status, nil)
            case .fault(let fault): (nil, fault)
            }
        try update(
            """
            UPDATE webhook_deliveries SET state = ?, tries = ?, next_at = ?, status = ?, fault = ?, lease = NULL,
                lease_until = NULL, settled_at = ? WHERE key = ?
            """,
            [
                settlement.state, held.tries + 1, settlement.nextAt, status, fault,
                settlement.state == .waiting ? nil : now, held.key,
            ])
        try note(settlement, of: held.webhook, failingSince: held.failingSince)
        guard settlement.state == .delivered, held.sort == .test else { return }
        try run("UPDATE webhooks SET confirmed_at = ? WHERE key = ? AND confirmed_at IS NULL", [now, held.webhook])
    }

    private func note(_ settlement: WebhookSettlement, of webhook: Int64, failingSince: Date?) throws {
        switch (settlement.state, failingSince) {
        case (.delivered, _?): try run("UPDATE webhooks SET failing_since = NULL WHERE key = ?", [webhook])
        case (.waiting, nil), (.failed, nil):
            try run("UPDATE webhooks SET failing_since = ? WHERE key = ?", [now, webhook])
        default: break
        }
        guard let reason = settlement.pause else { return }
        let paused = try run(
            "UPDATE webhooks SET pause = ?, paused_at = ? WHERE key = ? AND pause IS NULL", [reason, now, webhook])
        guard paused == 1,
            let row = try first("\(WebhookRow.sql) WHERE w.key = ?", [webhook], WebhookRow.init)
        else { return }
        try record(row.webhook.pausing(at: now))
        try reportPause(of: row.webhook)
    }

    /// Whom a mail about a webhook of the same program still waits for reads it there: a program that resumes what is gone, again and
    /// again, fills no outbox.
    private func reportPause(of webhook: Webhook) throws {
        let sql = """
            SELECT \(AgentRow.columns) FROM agents g WHERE NOT EXISTS (
                SELECT 1 FROM outbox o WHERE o.agent = g.key AND o.kind = ? AND o.about = ? AND o.state = 'waiting')
            ORDER BY g.key
            """
        let readers = try all(sql, [Message.Kind.agentWebhookPaused, webhook.client]) { row in
            try unlessAltered { try AgentRow(row) }
        }.compactMap(\.self).filter { webhook.isReported(to: $0.agent) }
        try post(
            "INSERT INTO outbox (id, kind, agent, email, about, happened_at, expires_at, at)",
            readers.map { row in
                [
                    ID<Message>(world), Message.Kind.agentWebhookPaused, row.key, row.agent.email.text, webhook.client,
                    now,
                    now.addingTimeInterval(Message.noticeLifetime), now,
                ]
            })
    }

    fileprivate func secrets(of webhook: Int64) throws -> [SealedKey] {
        try all(
            """
            SELECT key_id, nonce, sealed FROM webhook_secrets
            WHERE webhook = ? AND (ends_at IS NULL OR ends_at > ?) ORDER BY key DESC
            """, [webhook, now]
        ) { SealedKey(keyID: try $0["key_id"], nonce: try $0["nonce"], sealed: try $0["sealed"]) }
    }
}
