import AppConfiguration
import Foundation
import Logging
import SecurityQuestions
import ServiceLifecycle
import Telemetry
import Webhooks

/// Delivers events to webhooks for as long as the server runs. Each webhook is a task of its own: one that is slow or dead makes no
/// other wait. Several servers on one database share the work; what one of them has taken and not settled is due again after a while.
struct WebhookService: Service {
    let stores: any Stores
    let sender: WebhookSender
    let world: World
    let deliveries: DeliveryMetrics
    let logger: Logger

    /// How often it is looked for what is new.
    private static let pause = Duration.milliseconds(500)
    /// After what the database or the key ring refused.
    private static let patience = Duration.seconds(10)

    init(_ context: AppContext, _ configuration: Configuration, _ logger: Logger) {
        stores = context.stores
        sender = WebhookSender(
            signer: context.vault, rule: ReceiverRule(inside: configuration.webhookNetworks), world: context.world)
        (world, deliveries, self.logger) = (context.world, context.telemetry.deliveries, logger)
    }

    func run() async throws {
        _ = await told { try await stores.endLeases() }
        let busy = Busy()
        try? await cancelWhenGracefulShutdown {
            try await withThrowingDiscardingTaskGroup { group in
                while true {
                    let isWell = await told {
                        try await stores.spreadEvents()
                        for webhook in try await stores.dueWebhooks() where await busy.begin(webhook) {
                            group.addTask {
                                let isWell = await told { try await drain(webhook) }
                                if !isWell { try? await Task.sleep(for: Self.patience) }
                                await busy.end(webhook)
                            }
                        }
                    }
                    try await Task.sleep(for: isWell ? Self.pause : Self.patience)
                }
            }
        }
    }

    /// Delivers what is due at one webhook, a few accounts at once, until nothing is.
    private func drain(_ webhook: ID<Webhook>) async throws {
        let holder = ID<WebhookBatch>(world).uuid
        var results: [(ID<WebhookDelivery>, WebhookResult)] = []
        repeat {
            let batch = try await stores.settle(results, takingNextOf: webhook, for: holder)
            guard let batch else { return }
            results = try await deliver(batch)
        } while !Task.isCancelled
        // What was sent while the server began to stop is settled, and nothing more is taken from it.
        _ = try await stores.settle(results, takingNextOf: nil, for: holder)
    }

    private func deliver(_ batch: WebhookBatch) async throws -> [(ID<WebhookDelivery>, WebhookResult)] {
        try await withThrowingTaskGroup(of: (ID<WebhookDelivery>, WebhookResult)?.self) { group in
            for delivery in batch.deliveries {
                group.addTask {
                    let result = try await sender.send(delivery, to: batch.webhook, signedBy: batch.secrets)
                    return result.map { (delivery.id, $0) }
                }
            }
            var results: [(ID<WebhookDelivery>, WebhookResult)] = []
            for try await case let result? in group {
                results.append(result)
                count(result.1)
            }
            return results
        }
    }

    private func count(_ result: WebhookResult) {
        if case .answered(200..<300, _) = result { deliveries.webhookSent() } else { deliveries.webhookDeferred() }
    }

    /// - Returns: whether it went well.
    private func told(_ work: () async throws -> Void) async -> Bool {
        do {
            try await work()
        } catch is CancellationError {
            // The server stops.
        } catch {
            logger.tell(.webhooksFailed, "webhooks failed", ["error": "\(CommandError.words(of: error))"])
            return false
        }
        return true
    }
}

/// The webhooks that are being delivered to.
private actor Busy {
    private var webhooks: Set<ID<Webhook>> = []

    /// False where one is already.
    func begin(_ webhook: ID<Webhook>) -> Bool { webhooks.insert(webhook).inserted }
    func end(_ webhook: ID<Webhook>) { webhooks.remove(webhook) }
}
