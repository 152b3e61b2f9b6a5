import Foundation
import SecurityQuestions

struct WebhookRow {
    let key: Int64
    let webhook: Webhook
    /// The last entry that deliveries were made of.
    let seen: Int64
    let failingSince: Date?

    /// Of a client that may still come.
    static let sql = """
        SELECT w.key AS webhook_key, w.id AS webhook_id, p.name AS client_name, b.id AS brand_id, w.url, w.kinds, w.made_at, w.confirmed_at,
            w.seen, w.failing_since, w.paused_at, w.pause, w.disabled_at
        FROM webhooks w JOIN clients p ON p.key = w.client JOIN brands b ON b.key = p.brand
        """
    static let active = "w.pause IS NULL AND w.disabled_at IS NULL AND p.disabled = 0"

    init(_ row: SQLRow) throws {
        key = try row["webhook_key"]
        let (since, reason): (Date?, Webhook.Reason?) = (try row["paused_at"], try row["pause"])
        let disabledAt: Date? = try row["disabled_at"]
        webhook = Webhook(
            id: try row["webhook_id"], client: try row["client_name"], brand: try row["brand_id"],
            url: try present(WebhookAddress(row["url"])),
            kinds: Set(try row.words("kinds").map { try present(MachineEvent.Kind(rawValue: $0)) }),
            madeAt: try row["made_at"], confirmedAt: try row["confirmed_at"],
            pause: disabledAt.map { Webhook.Pause(since: $0, reason: .disabled) }
                ?? since.flatMap { since in reason.map { Webhook.Pause(since: since, reason: $0) } })
        seen = try row["seen"]
        failingSince = try row["failing_since"]
    }
}

extension Reading {
    func webhookRow(_ id: ID<Webhook>, of client: Client.ID) throws -> WebhookRow? {
        try first("\(WebhookRow.sql) WHERE w.id = ? AND p.name = ?", [id, client], WebhookRow.init)
    }

    func delivery(_ id: ID<WebhookDelivery>, of webhook: WebhookRow) throws -> WebhookDelivery? {
        let found = try first(
            "\(WebhookDeliveryRow.sql) WHERE d.id = ? AND d.webhook = ?", [id, webhook.key], WebhookDeliveryRow.init)
        return try found.map { try delivery($0, to: webhook.webhook) }
    }

    func delivery(_ row: WebhookDeliveryRow, to webhook: Webhook) throws -> WebhookDelivery {
        let entry = try row.event.flatMap { number in
            try first(
                """
                SELECT \(AuditEntryRow.columns) FROM audit e JOIN audit_kinds k ON k.key = e.kind WHERE e.number = ?
                """, [number], AuditEntryRow.entry)
        }
        let events = entry.map { MachineEvent.all(of: $0, for: webhook.brand) } ?? []
        return row.delivery(events.first { $0.part == row.part })
    }
}

struct WebhookDeliveryRow {
    let key: Int64
    /// The entry of the log.
    let event: Int64?
    /// Which of its events.
    let part: Int
    let delivery: @Sendable (MachineEvent?) -> WebhookDelivery

    static let sql = """
        SELECT d.key AS delivery_key, d.id AS delivery_id, d.sort, d.event, d.part, d.made_at, d.state, d.tries, d.next_at,
            d.status, d.fault
        FROM webhook_deliveries d
        """

    init(_ row: SQLRow) throws {
        (key, event, part) = (try row["delivery_key"], try row["event"], try row["part"])
        let id: ID<WebhookDelivery> = try row["delivery_id"]
        let (sort, state): (WebhookDelivery.Sort, WebhookDelivery.State) = (try row["sort"], try row["state"])
        let (madeAt, nextAt, tries): (Date, Date, Int) = (try row["made_at"], try row["next_at"], try row["tries"])
        let (status, fault): (Int?, WebhookFault?) = (try row["status"], try row["fault"])
        delivery = { event in
            WebhookDelivery(
                id: id, sort: sort, madeAt: madeAt, state: state, tries: tries, nextAt: nextAt, status: status,
                fault: fault, event: event)
        }
    }
}
