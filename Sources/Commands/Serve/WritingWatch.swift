import Logging
import SecurityQuestions
import ServiceLifecycle
import Synchronization
import Telemetry
import Web

/// Tries every few seconds whether a database that is a file takes changes. Who only reads notices neither another program that holds the file
/// nor a disk that has become read-only: load balancers and the log are told before somebody's step is lost.
///
/// A node on a database elsewhere has ``NodeService``, which writes as often.
final class WritingWatch: Service {
    private let stores: any Stores
    private let standing: ServerStanding
    private let logger: Logger
    private let isTold = Mutex(false)

    init(stores: any Stores, standing: ServerStanding, logger: Logger) {
        (self.stores, self.standing, self.logger) = (stores, standing, logger)
    }

    func run() async throws {
        try? await cancelWhenGracefulShutdown { [self] in
            while true {
                try await Task.sleep(for: .seconds(ServerNode.pulse))
                await look()
            }
        }
    }

    func look() async {
        do {
            try await stores.requireReady()
            try await stores.tryWriting()
            standing.isReadOnly(false)
            guard isNews(told: false) else { return }
            logger.tell(.databaseWritable, "the database can be written again")
        } catch StoreFailure.busy {
            // This server's own work is in the way; who waits for it is told.
        } catch is CancellationError {
            // The server stops.
        } catch {
            switch error as? StoreFailure {
            // Each look at readiness finds that by itself, and that it is over.
            case .full: break
            default: standing.isReadOnly(true)
            }
            guard isNews(told: true) else { return }
            logger.tell(
                .databaseUnwritable, "the database cannot be written: nothing is saved until it can",
                ["error": "\(String(reflecting: error))"])
        }
    }

    private func isNews(told: Bool) -> Bool {
        isTold.withLock { known in
            defer { known = told }
            return known != told
        }
    }
}
