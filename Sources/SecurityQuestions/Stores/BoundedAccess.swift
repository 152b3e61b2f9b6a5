import Synchronization

/// A semaphore for tasks: so many places at once, and a bounded wait for one. No thread is blocked by it, and nobody waits for
/// ever.
package final class BoundedAccess: Sendable {
    private let state: Mutex<State>
    private let patience: Duration

    private struct State {
        var free: Int
        var next = 0
        /// In the order in which they came.
        var waiting: [(ticket: Int, continuation: CheckedContinuation<Bool, Never>)] = []
    }

    package init(places: Int, patience: Duration) {
        state = Mutex(State(free: places))
        self.patience = patience
    }

    /// Does `work` in a place of its own.
    ///
    /// Throws ``StoreFailure/busy`` where none became free in time.
    package func with<Value>(_ work: () async throws -> Value) async throws -> Value {
        try await enter()
        defer { leave() }
        return try await work()
    }

    /// Takes a place, which ``leave()`` gives back.
    ///
    /// Throws ``StoreFailure/busy`` where none became free in time.
    package func enter() async throws {
        if !takeNow() { try await wait() }
    }

    private func takeNow() -> Bool {
        state.withLock { state in
            guard state.free > 0 else { return false }
            state.free -= 1
            return true
        }
    }

    private func wait() async throws {
        let ticket = state.withLock { state in
            state.next += 1
            return state.next
        }
        let timer = Mutex<Task<Void, any Error>?>(nil)
        defer { timer.withLock { $0?.cancel() } }
        let isIn = await withCheckedContinuation { continuation in
            let isFree = state.withLock { state in
                if state.free > 0 {
                    state.free -= 1
                    return true
                }
                state.waiting.append((ticket, continuation))
                return false
            }
            guard !isFree else { return continuation.resume(returning: true) }
            // Once it is among those that wait: a time that is up at once must find it there.
            let task = Task { [patience] in
                try await Task.sleep(for: patience)
                giveUp(ticket)
            }
            timer.withLock { $0 = task }
        }
        guard isIn else { throw StoreFailure.busy }
    }

    private func giveUp(_ ticket: Int) {
        let late = state.withLock { state in
            state.waiting.firstIndex { $0.ticket == ticket }.map { state.waiting.remove(at: $0).continuation }
        }
        late?.resume(returning: false)
    }

    /// The place goes to who has waited longest.
    package func leave() {
        let next = state.withLock { state in
            if state.waiting.isEmpty {
                state.free += 1
                return nil as CheckedContinuation<Bool, Never>?
            }
            return state.waiting.removeFirst().continuation
        }
        next?.resume(returning: true)
    }
}
