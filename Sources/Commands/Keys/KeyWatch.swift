import Foundation
import Logging
import ServiceLifecycle
import Telemetry
import UnixSignals
import Vault

/// Takes a key ring that has changed while the server runs: a file is looked at every second, a command is run every
/// minute and on SIGHUP.
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
            try await withThrowingTaskGroup { group in
                group.addTask {
                    while true {
                        try await Task.sleep(for: .seconds(interval))
                        tell(await keeper.look())
                    }
                }
                // A file needs no signal, and a terminal that closes should end the server as it always did.
                if keeper.source is CommandKeySource {
                    group.addTask {
                        for await _ in await UnixSignalsSequence(trapping: .sighup) {
                            tell(await keeper.look(isForced: true))
                        }
                    }
                }
                try await group.waitForAll()
            }
        }
    }

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
