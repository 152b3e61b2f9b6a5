import Foundation
import SecurityQuestions

extension SQLStore {
    package func add(_ webhook: Webhook, secret: SealedKey, by origin: AuditOrigin) async throws -> Webhook? {
        try await write { db in
            guard let client = try db.clientKey(webhook.client) else { throw UnreadableValue() }
            try db.lock(.client(client))
            if let known = try db.webhookRow(webhook.id, of: webhook.client) {
                // A stop came between: nobody has been told the secret before.
                try db.run("DELETE FROM webhook_secrets WHERE webhook = ?", [known.key])
                try db.insertSecret(secret, of: webhook.id)
                return known.webhook
            }
            let count = try db.first("SELECT count(*) AS n FROM webhooks WHERE client = ?", [client]) {
                try $0["n"] as Int
            }
            guard count ?? 0 < Webhook.mostOfClient else { return nil }
            try db.insert(
                "INSERT INTO webhooks (id, client, url, kinds, made_at, seen) VALUES (?, ?, ?, ?, ?, ?)",
                [
                    webhook.id, client, webhook.url.description,
                    webhook.kinds.map(\.rawValue).sorted().joined(separator: " "), db.now, try db.newestEntryNumber(),
                ])
            try db.insertSecret(secret, of: webhook.id)
            let row = try db.webhookRow(webhook.id, of: webhook.client)
            if let row { try db.insertTest(ID<WebhookDelivery>(db.world), of: row.key) }
            try db.record(webhook.adding(by: origin, at: db.now))
            return row?.webhook
        }
    }

    package func webhooks(of client: Client.ID) async throws -> [Webhook] {
        try await readOnce { db in
            try db.all("\(WebhookRow.sql) WHERE p.name = ? ORDER BY w.key", [client]) { try WebhookRow($0).webhook }
        }
    }

    package func webhook(_ id: ID<Webhook>, of client: Client.ID) async throws -> Webhook? {
        try await readOnce { db in try db.webhookRow(id, of: client)?.webhook }
    }

    package func remove(_ id: ID<Webhook>, of client: Client.ID, by origin: AuditOrigin) async throws -> Bool {
        try await write { db in
            guard let row = try db.webhookRow(id, of: client) else { return false }
            for table in ["webhook_deliveries", "webhook_secrets"] {
                try db.run("DELETE FROM \(table) WHERE webhook = ?", [row.key])
            }
            try db.run("DELETE FROM webhooks WHERE key = ?", [row.key])
            try db.record(row.webhook.removing(by: origin, at: db.now))
            return true
        }
    }

    package func renew(
        _ id: ID<Webhook>, of client: Client.ID, to secret: SealedKey, by origin: AuditOrigin
    ) async throws -> Bool {
        try await write { db in
            guard let row = try db.webhookRow(id, of: client) else { return false }
            try db.run("DELETE FROM webhook_secrets WHERE webhook = ? AND ends_at IS NOT NULL", [row.key])
            try db.run(
                "UPDATE webhook_secrets SET ends_at = ? WHERE webhook = ?",
                [db.now.addingTimeInterval(Webhook.overlap), row.key])
            try db.insertSecret(secret, of: id)
            try db.record(row.webhook.renewing(by: origin, at: db.now))
            return true
        }
    }

    package func resume(_ id: ID<Webhook>, of client: Client.ID, by origin: AuditOrigin) async throws -> Webhook? {
        try await write { db in
            guard let row = try db.webhookRow(id, of: client) else { return nil }
            guard let pause = row.webhook.pause, pause.reason != .disabled else { return row.webhook }
            try db.update(
                "UPDATE webhooks SET pause = NULL, paused_at = NULL, failing_since = NULL WHERE key = ?", [row.key])
            try db.run(
                "UPDATE webhook_deliveries SET next_at = ?, tries = 0 WHERE webhook = ? AND state = 'waiting'",
                [db.now, row.key])
            try db.record(row.webhook.resuming(by: origin, at: db.now))
            return try db.webhookRow(id, of: client)?.webhook
        }
    }

    package func setDisabled(
        _ isDisabled: Bool, _ id: ID<Webhook>, of client: Client.ID, by origin: AuditOrigin
    ) async throws -> Webhook? {
        try await write { db in
            guard let row = try db.webhookRow(id, of: client) else { return nil }
            guard (row.webhook.pause?.reason == .disabled) != isDisabled else { return row.webhook }
            try db.update(
                "UPDATE webhooks SET disabled_at = ? WHERE key = ?", [isDisabled ? db.now : nil as Date?, row.key])
            let webhook = row.webhook
            try db.record(
                isDisabled ? webhook.pausing(by: origin, at: db.now) : webhook.resuming(by: origin, at: db.now))
            return try db.webhookRow(id, of: client)?.webhook
        }
    }

    package func deliveries(of id: ID<Webhook>, of client: Client.ID, limit: Int) async throws -> [WebhookDelivery] {
        try await read { db in
            guard let webhook = try db.webhookRow(id, of: client) else { return [] }
            return try db.all(
                "\(WebhookDeliveryRow.sql) WHERE d.webhook = ? ORDER BY d.key DESC LIMIT ?", [webhook.key, limit],
                WebhookDeliveryRow.init
            ).map { try db.delivery($0, to: webhook.webhook) }
        }
    }

    package func deliver(
        _ id: ID<WebhookDelivery>, again: ID<WebhookDelivery>?, to webhook: ID<Webhook>, of client: Client.ID
    ) async throws -> WebhookDelivery? {
        try await write { db in
            guard let row = try db.webhookRow(webhook, of: client) else { return nil }
            if let known = try db.delivery(id, of: row) { return known }
            if let again {
                guard let before = try db.delivery(again, of: row), before.state != .waiting,
                    before.sort != .test
                else { return nil }
                try db.insert(
                    """
                    INSERT INTO webhook_deliveries (id, webhook, sort, event, part, account, made_at, state, next_at)
                    SELECT ?, webhook, 'replay', event, part, account, ?, 'waiting', ? FROM webhook_deliveries WHERE id = ?
                    """, [id, db.now, db.now, again])
            } else {
                try db.insertTest(id, of: row.key)
            }
            return try db.delivery(id, of: row)
        }
    }
}

extension Transaction {
    fileprivate func insertTest(_ id: ID<WebhookDelivery>, of webhook: Int64) throws {
        try insert(
            """
            INSERT INTO webhook_deliveries (id, webhook, sort, made_at, state, next_at)
            VALUES (?, ?, 'test', ?, 'waiting', ?)
            """, [id, webhook, now, now])
    }

    fileprivate func insertSecret(_ secret: SealedKey, of webhook: ID<Webhook>) throws {
        try insert(
            """
            INSERT INTO webhook_secrets (webhook, key_id, nonce, sealed)
            SELECT key, ?, ?, ? FROM webhooks WHERE id = ?
            """, [secret.keyID, secret.nonce, secret.sealed, webhook])
    }
}
