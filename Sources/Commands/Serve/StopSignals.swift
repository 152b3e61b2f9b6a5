import Dispatch
import Glibc

/// Calls somebody when the process is told to stop (SIGTERM, SIGINT), on a thread that is none of the event loops'. It takes the
/// signals from nobody: the server hears them as well.
final class StopSignals {
    private let sources: [any DispatchSourceSignal]

    init(_ told: @escaping @Sendable () -> Void) {
        let queue = DispatchQueue(label: "stop")
        sources = [SIGTERM, SIGINT].map { signal in
            let source = DispatchSource.makeSignalSource(signal: signal, queue: queue)
            source.setEventHandler(handler: told)
            source.resume()
            return source
        }
    }

    func end() { for source in sources { source.cancel() } }
}
