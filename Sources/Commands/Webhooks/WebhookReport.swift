import Foundation
import SecurityQuestions

/// A webhook as the command line tells it.
struct WebhookReport: Encodable, Sendable {
    let id: String
    let client: String
    let url: String
    /// None for all.
    let types: [String]
    let state: String
    let pausedAt: Date?
    /// Since when it is told of events: since it took a test.
    let confirmedAt: Date?
    /// Only where they have just been made.
    let secret: String?
    let publicKey: String?

    init(_ webhook: Webhook, keys: WebhookKeys? = nil) {
        (id, client, url) = (webhook.id.description, webhook.client, webhook.url.description)
        types = webhook.kinds.map(\.rawValue).sorted()
        state = webhook.pause?.reason.rawValue ?? "active"
        confirmedAt = webhook.confirmedAt
        pausedAt = webhook.pause?.since
        (secret, publicKey) = (keys?.secret, keys?.publicKey)
    }

    /// In one line.
    var line: String {
        let since = pausedAt.map { " since \($0.formatted(.iso8601))" } ?? ""
        let untold = confirmedAt == nil ? ", told of nothing before it takes a test" : ""
        return
            "\(id)  \(client)  \(state)\(since)\(untold)  \(url)  \(types.isEmpty ? "all" : types.joined(separator: " "))"
    }
}

extension DeliveryTold {
    /// In one line.
    var line: String {
        let outcome = status.map(String.init) ?? fault ?? "not tried"
        let next = nextAt.map { "  next \($0.formatted(.iso8601))" } ?? ""
        return
            "\(id)  \(madeAt.formatted(.iso8601))  \(type ?? "erased")  \(sort)  \(state)  \(tries) \(tries == 1 ? "try" : "tries")  \(outcome)\(next)"
    }
}
