import Curl
import Encodings
import Foundation
import SecurityQuestions
import Synchronization

/// Tells receivers of events by HTTPS (Standard Webhooks 1.0.0): the body is the event, and the headers sign it with the moment of this
/// try.
///
/// Each try has a thread and a connection of its own: libcurl waits for the network, and no thread that serves may.
package struct WebhookSender: Sendable {
    let signer: any WebhookSigner
    let rule: ReceiverRule
    let world: World

    package init(signer: any WebhookSigner, rule: ReceiverRule, world: World) {
        (self.signer, self.rule, self.world) = (signer, rule, world)
    }

    /// Throws where it cannot be signed: its secret was altered, or the ring lacks the key.
    ///
    /// - Returns: nil where the task was cancelled first: what came of it nobody knows, and it is sent again.
    package func send(
        _ delivery: WebhookDelivery, to webhook: Webhook, signedBy secrets: [SealedKey]
    ) async throws -> WebhookResult? {
        guard let (id, body) = try Self.content(delivery, to: webhook) else { return .fault(.erased) }
        let now = world.now()
        let moment = Int(now.timeIntervalSince1970)
        let signature = try signer.webhookSignature(
            of: "\(id).\(moment).\(body)", by: secrets, of: webhook.place)
        var headers = [
            "Content-Type: application/cloudevents+json", "webhook-id: \(id)", "webhook-timestamp: \(moment)",
            "webhook-signature: \(signature)",
        ]
        if delivery.sort == .replay { headers.append("Countersign-Replay: true") }
        let (rule, address) = (rule, webhook.url)
        let breakOff = BreakOff()
        return await withTaskCancellationHandler {
            await CurlHandle.onOwnThread("webhook") { [headers] in
                let result =
                    WebhookAttempt(address, rule, breakOff, at: now)?.perform(headers: headers, body: body)
                    ?? .fault(.unreachable)
                if case .fault = result, breakOff.isAsked { return nil }
                return result
            }
        } onCancel: {
            breakOff.ask()
        }
    }

    /// The same bytes each time. Nil where the log does not tell it any more.
    private static func content(
        _ delivery: WebhookDelivery, to webhook: Webhook
    ) throws -> (id: String, body: String)? {
        if delivery.sort == .test {
            let test = TestEvent(delivery, to: webhook)
            return (test.id, try JSONText.compact(test))
        }
        return try delivery.event.map { ($0.id, try JSONText.compact($0)) }
    }
}

/// Whether a try is to be broken off: the server stops.
final class BreakOff: Sendable {
    private let state = Atomic(false)

    var isAsked: Bool { state.load(ordering: .relaxed) }
    func ask() { state.store(true, ordering: .relaxed) }
}
