import ServiceLifecycle
import UnixSignals

/// Has everything that can change under a running server looked at now, on SIGHUP, which never ends the server.
struct ReloadSignal: Service {
    /// Listened to from before the server is ready.
    let signals: UnixSignalsSequence
    let looks: [@Sendable () async -> Void]
    let supervision: Supervision

    func run() async throws {
        await cancelWhenGracefulShutdown {
            for await _ in signals {
                await supervision.reload(looks)
            }
        }
    }
}
