import Synchronization

/// Wakes whoever sends mail as soon as something is put into the outbox by this process.
public final class OutboxSignal: Sendable {
    private let state = Mutex(State())

    private struct State {
        var isRaised = false
        var waiter: CheckedContinuation<Void, Never>?
    }

    public init() {}

    /// Something was put into the outbox, durably.
    public func raise() {
        let waiter = state.withLock { state in
            state.isRaised = true
            defer { state.waiter = nil }
            return state.waiter
        }
        waiter?.resume()
    }

    /// Returns when the signal is raised, or was since the last wait, when the time is up or the task is cancelled.
    ///
    /// One waits at a time; an earlier one is let go.
    public func wait(atMost time: Duration) async {
        let timer = Task {
            // A wait that has ended must not wake the next one.
            guard (try? await Task.sleep(for: time)) != nil else { return }
            letGo()
        }
        defer { timer.cancel() }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let earlier = state.withLock { state in
                    if state.isRaised || Task.isCancelled { return continuation as CheckedContinuation<Void, Never>? }
                    defer { state.waiter = continuation }
                    return state.waiter
                }
                earlier?.resume()
            }
        } onCancel: {
            letGo()
        }
        state.withLock { $0.isRaised = false }
    }

    private func letGo() {
        let waiter = state.withLock { state in
            defer { state.waiter = nil }
            return state.waiter
        }
        waiter?.resume()
    }
}
