import Dispatch
import SecurityQuestions
import Synchronization

/// What waits for a hashing thread, first come first served.
final class HashQueue: Sendable {
    /// Its identity tells one job from another.
    final class Ticket: Sendable {}

    struct Job: Sendable {
        let ticket: Ticket
        let run: @Sendable () -> Void
        let drop: @Sendable (any Error) -> Void
    }

    private struct State {
        var jobs: [Job] = []
        var isClosed = false
        var threads: Int
        var waitingForEnd: [CheckedContinuation<Void, Never>] = []
    }

    private let state: Mutex<State>
    private let capacity: Int
    /// Signalled once for each job, and for each thread when the queue closes.
    private let news = DispatchSemaphore(value: 0)

    init(threads: Int, capacity: Int) {
        self.capacity = capacity
        state = Mutex(State(threads: threads))
    }

    var count: Int { state.withLock { $0.jobs.count } }

    func add(_ job: Job) {
        let isTaken = state.withLock { state in
            guard !state.isClosed, state.jobs.count < capacity else { return false }
            state.jobs.append(job)
            return true
        }
        if isTaken { news.signal() } else { job.drop(KeepingFailure.busy) }
    }

    /// Ends a job that has not begun; one that has goes on.
    func drop(_ ticket: Ticket) {
        let dropped = state.withLock { state in
            state.jobs.firstIndex { $0.ticket === ticket }.map { state.jobs.remove(at: $0) }
        }
        dropped?.drop(CancellationError())
    }

    /// Waits for the next job; nil when there will be none.
    func next() -> Job? {
        while true {
            news.wait()
            let (job, isOver) = state.withLock { state in
                state.jobs.isEmpty ? (nil, state.isClosed) : (state.jobs.removeFirst(), false)
            }
            if let job { return job }
            if isOver { return nil }
        }
    }

    func threadEnded() {
        let waiting = state.withLock { state in
            state.threads -= 1
            return state.threads == 0 ? state.waitingForEnd : []
        }
        for continuation in waiting { continuation.resume() }
    }

    func close() {
        let threads = state.withLock { state in
            state.isClosed = true
            return state.threads
        }
        for _ in 0..<threads { news.signal() }
    }

    func closeAndWait() async {
        close()
        await withCheckedContinuation { continuation in
            let isOver = state.withLock { state in
                if state.threads > 0 { state.waitingForEnd.append(continuation) }
                return state.threads == 0
            }
            if isOver { continuation.resume() }
        }
    }
}
