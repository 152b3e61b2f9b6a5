import Synchronization
import UnixSignals

/// Goes up when a command is asked to stop.
final class StopFlag: Sendable {
    private let state = Mutex(false)

    var isUp: Bool { state.withLock { $0 } }

    /// Goes up at any of the signals for as long as `work` lasts.
    func raised<Value: Sendable>(on signals: [UnixSignal], _ work: () async throws -> Value) async throws -> Value {
        let trapped = await UnixSignalsSequence(trapping: signals)
        let task = Task {
            for await _ in trapped { state.withLock { $0 = true } }
        }
        defer { task.cancel() }
        return try await work()
    }
}
