import ServiceLifecycle
import UnixSignals

/// Has everything that can change under a running server looked at now, on SIGHUP, which never ends the server.
struct ReloadSignal: Service {
    let looks: [@Sendable () async -> Void]

    func run() async throws {
        await cancelWhenGracefulShutdown {
            for await _ in await UnixSignalsSequence(trapping: .sighup) {
                for look in looks { await look() }
            }
        }
    }
}
