import Foundation

/// What happened, as programs are told it, and whom it is delivered to. Every change is of the moment of its transaction.
package protocol EventStore: Sendable {
    /// The events of a brand behind a place of the log, in order; from ``MachineEvent/lifetime`` ago where it is nil or older.
    func events(of brand: Brand.ID, after place: Int64?, limit: Int) async throws -> EventPage

    /// Adds one that hears of what happens from now on; one of that id gets the secret.
    ///
    /// - Returns: nil where the client has ``Webhook/mostOfClient``.
    func add(_ webhook: Webhook, secret: SealedKey, by origin: AuditOrigin) async throws -> Webhook?

    /// Those of a client, the oldest first.
    func webhooks(of client: Client.ID) async throws -> [Webhook]

    func webhook(_ id: ID<Webhook>, of client: Client.ID) async throws -> Webhook?

    /// With everything that waits.
    ///
    /// - Returns: false where the client has none of that id.
    func remove(_ id: ID<Webhook>, of client: Client.ID, by origin: AuditOrigin) async throws -> Bool

    /// The secret before goes on signing for ``Webhook/overlap``; an older one ends.
    func renew(_ id: ID<Webhook>, of client: Client.ID, to secret: SealedKey, by origin: AuditOrigin) async throws
        -> Bool

    /// Lets a paused one go on, at once; not one that an operator has disabled.
    func resume(_ id: ID<Webhook>, of client: Client.ID, by origin: AuditOrigin) async throws -> Webhook?

    /// Keeps one from being told of anything, or lets it be told again, as an operator does. What waits, waits.
    ///
    /// - Returns: as it stands; nil where the client has none of that id.
    func setDisabled(_ isDisabled: Bool, _ id: ID<Webhook>, of client: Client.ID, by origin: AuditOrigin) async throws
        -> Webhook?

    /// The newest first.
    func deliveries(of id: ID<Webhook>, of client: Client.ID, limit: Int) async throws -> [WebhookDelivery]

    /// Sends a test, or an event again that was delivered or given up. A delivery of that id stays as it is.
    ///
    /// - Parameter again: the delivery; nil for a test.
    /// - Returns: nil where there is no such delivery, or it still waits.
    func deliver(_ id: ID<WebhookDelivery>, again: ID<WebhookDelivery>?, to webhook: ID<Webhook>, of client: Client.ID)
        async throws -> WebhookDelivery?

    /// Makes deliveries of what has happened since.
    func spreadEvents() async throws

    /// The webhooks to which something can be delivered now.
    func dueWebhooks() async throws -> [ID<Webhook>]

    /// Settles what was tried, and takes what is due next for nobody else until then: of each account the first that waits.
    ///
    /// - Parameters:
    ///   - webhook: nil where nothing is to be taken.
    ///   - holder: whoever tries them; what it has not settled within ``WebhookBatch/lease`` is anybody's.
    /// - Returns: nil where nothing is due, or the webhook is paused.
    func settle(
        _ results: [(ID<WebhookDelivery>, WebhookResult)], takingNextOf webhook: ID<Webhook>?, for holder: UUID
    ) async throws -> WebhookBatch?

    /// Where nobody else can hold one: what a server that was killed had taken is due again.
    func endLeases() async throws

    /// Forgets deliveries and secrets that are over.
    func forgetDeliveries() async throws
}

/// A piece of the events.
package struct EventPage: Sendable {
    package let events: [MachineEvent]
    /// The place to go on from.
    package let reached: Int64
    package let isMore: Bool

    package init(events: [MachineEvent], reached: Int64, isMore: Bool) {
        (self.events, self.reached, self.isMore) = (events, reached, isMore)
    }
}

/// What is delivered next.
package struct WebhookBatch: Sendable {
    package let webhook: Webhook
    /// The newest first.
    package let secrets: [SealedKey]
    package let deliveries: [WebhookDelivery]

    package static let size = 8
    /// Twice what a try may take.
    package static let lease = TimeInterval(2 * WebhookSettlement.time)

    package init(webhook: Webhook, secrets: [SealedKey], deliveries: [WebhookDelivery]) {
        (self.webhook, self.secrets, self.deliveries) = (webhook, secrets, deliveries)
    }
}
