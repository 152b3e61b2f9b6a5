import AppConfiguration
import Foundation
import Logging
import Mail
import SecurityQuestions
import ServiceLifecycle
import Synchronization
import Telemetry
import Web

/// Sends what the outbox holds for as long as the server runs. A mail that is under way when the server stops is finished.
struct OutboxService: Service {
    let sender: OutboxSender
    let leases: Leases
    let logger: Logger

    func run() async throws {
        let stop = Stop()
        await withGracefulShutdownHandler {
            while !stop.isAsked, !Task.isCancelled {
                let tried = await round(stop)
                if tried == 0 { await cancelWhenGracefulShutdown { await sender.wait() } }
            }
        } onGracefulShutdown: {
            stop.ask()
        }
    }

    private func round(_ stop: Stop) async -> Int {
        // That a mail was sent is written down whoever sends the next one.
        guard leases.holds(.mail) else { return 0 }
        do {
            return try await sender.round { stop.isAsked || !leases.holds(.mail) }
        } catch {
            logger.tell(.outboxFailed, "mail failed", ["error": "\(CommandError.words(of: error))"])
            return 0
        }
    }
}

private final class Stop: Sendable {
    private let state = Mutex(false)

    var isAsked: Bool { state.withLock { $0 } }
    func ask() { state.withLock { $0 = true } }
}

extension MailSettings {
    func sender(
        _ context: AppContext, _ configuration: Configuration, _ served: ServedBrands, _ logger: Logger
    ) throws -> OutboxSender {
        let deliveries = context.telemetry.deliveries
        let composer: @Sendable () -> EmailComposer = { configuration.emailComposer(context, of: served.now) }
        return OutboxSender(
            outbox: context.stores, composer: composer, delivery: try delivery(), world: context.world
        ) { message, state in
            // Who it goes to is in the outbox; a log travels further than it should.
            let metadata: Logger.Metadata = ["message": "\(message.id)", "kind": "\(message.kind.rawValue)"]
            switch state {
            case .sent:
                deliveries.mailSent()
                logger.tell(.mailSent, "mail sent", metadata)
            case .waiting:
                deliveries.mailDeferred()
                logger.tell(.mailDeferred, "mail refused for now; see “countersign mail list”", metadata)
            case .failed:
                deliveries.mailFailed()
                logger.tell(.mailGivenUp, "mail given up; see “countersign mail list”", metadata)
            }
        }
    }
}

extension Configuration {
    func emailComposer(_ context: AppContext, of brands: Brands) -> EmailComposer {
        EmailComposer(
            brands: brands, links: OutboxLinks(keeping: context.vault, address: publicAddress, careDesk: careOrigin))
    }
}
