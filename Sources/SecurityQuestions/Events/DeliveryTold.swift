import Foundation

/// A delivery as programs and the command line are told of it.
package struct DeliveryTold: Encodable, Sendable {
    package let id: String
    package let sort: String
    /// The `webhook-id` that the receiver sees; nil where the event is not told any more.
    package let event: String?
    package let type: String?
    package let state: String
    package let tries: Int
    package let madeAt: Date
    /// While it waits.
    package let nextAt: Date?
    package let status: Int?
    package let fault: String?

    package init(_ delivery: WebhookDelivery) {
        (id, sort, state) = (delivery.id.description, delivery.sort.rawValue, delivery.state.rawValue)
        event = delivery.sort == .test ? id : delivery.event?.id
        type = delivery.sort == .test ? "webhook.test" : delivery.event?.kind.rawValue
        (tries, madeAt) = (delivery.tries, delivery.madeAt)
        nextAt = delivery.state == .waiting ? delivery.nextAt : nil
        (status, fault) = (delivery.status, delivery.fault?.rawValue)
    }
}
