import Logging
import ServiceLifecycle
import Telemetry
import Vault

/// Takes a key ring that has changed while the server runs: a file is looked at every second, a command is run every minute.
struct KeyWatch: Service {
    let keeper: KeyRingKeeper
    let logger: Logger

    func run() async throws {
        guard let interval = keeper.source.interval else {
            // It cannot change; a service that returned would end the server.
            try? await gracefulShutdown()
            return
        }
        try? await cancelWhenGracefulShutdown {
            while true {
                try await Task.sleep(for: .seconds(interval))
                tell(await keeper.look())
            }
        }
    }

    /// Reads it now, whether or not anything tells that it has changed.
    func look() async { tell(await keeper.look(isForced: true)) }

    private func tell(_ change: KeyRingKeeper.Change) {
        switch change {
        case .none, .failed(_, isNews: false): break
        case .taken(let ring, let sealsAnew):
            let ids = ring.keys.map(\.id).joined(separator: " ")
            logger.tell(
                .keyRingChanged,
                sealsAnew ? "the newest key of the ring seals from now on" : "the key ring has changed",
                ["keys": "\(ids)", "sealing": "\(ring.newest.id)"])
        case .failed(let error, isNews: true):
            let words = CommandError(explaining: error)?.sentences.joined(separator: " ") ?? "\(error)"
            logger.tell(
                .keyRingUnusable, "the key ring has changed and cannot be used; the one before stays",
                ["why": "\(words)"])
        }
    }
}
