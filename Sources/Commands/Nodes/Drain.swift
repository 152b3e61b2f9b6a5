import ServiceLifecycle
import Web

/// Holds a stop up until load balancers have noticed: the server says that it is not ready, and serves on. It is the first service that is
/// stopped, and the others wait for its end.
struct Drain: Service {
    let seconds: Int
    let standing: ServerStanding

    func run() async throws {
        try? await gracefulShutdown()
        standing.stop()
        try? await Task.sleep(for: .seconds(seconds))
    }
}
