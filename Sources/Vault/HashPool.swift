import CKeptMemory
import Dispatch
import Foundation
import Glibc
import SecurityQuestions
import Synchronization
import Telemetry

/// The threads that hash, and nothing else does: a slow hash never holds up a thread that serves pages.
///
/// What waits is bounded, for everybody together and for each who asks (``HashSchedule``). Beyond that ``run(for:_:)``
/// throws ``KeepingFailure/busy`` at once, so that nobody waits for longer than a full queue takes.
package final class HashPool: Sendable {
    package static let queuePerThread = 32

    /// As `nice` counts: where both want the core, a thread that serves pages gets ten times as much of it.
    private static let niceness: Int32 = 10

    let queue: Queue

    /// - Parameters:
    ///   - threads: as many as there are cores, where nothing else is said.
    ///   - waiting: how many may wait beside those being hashed, who are not at the care desk.
    ///   - kept: the cost that each thread keeps memory for; nil where none is kept.
    package init(
        threads: Int = ProcessInfo.processInfo.activeProcessorCount, waiting: Int? = nil,
        keepingMemoryFor kept: HashCost? = nil, metrics: HashMetrics = .none
    ) {
        precondition(threads > 0)
        let queue = Queue(
            threads: threads, capacity: waiting ?? threads * Self.queuePerThread, metrics: metrics)
        for number in 1...threads { Thread { Self.work(off: queue, number: number, kept: kept) }.start() }
        self.queue = queue
    }

    deinit { queue.close() }

    /// How many wait for a thread just now.
    package var waiting: Int { queue.count }

    /// Whether it goes on: while some wait, the number of those that were finished grows.
    package struct Progress: Sendable, Hashable {
        package let waiting: Int
        package let finished: Int

        package init(waiting: Int, finished: Int) { (self.waiting, self.finished) = (waiting, finished) }
    }

    package var progress: Progress { Progress(waiting: queue.count, finished: queue.finished.load(ordering: .relaxed)) }

    /// Does `work` on one of the threads.
    ///
    /// Throws ``KeepingFailure/busy``, also once the pool is shut down, or ``KeepingFailure/limited(seconds:)``;
    /// `CancellationError` where the task was cancelled before its turn. Work that has begun is finished whatever happens.
    package func run<Result: Sendable>(
        for requester: HashRequester, _ work: @escaping @Sendable () throws -> Result
    ) async throws -> Result {
        try Task.checkCancellation()
        let ticket = queue.newTicket()
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let job = Queue.Job(
                    run: { continuation.resume(with: Swift.Result(catching: work)) },
                    drop: { continuation.resume(throwing: $0) })
                queue.add(job, ticket, for: requester)
                // Cancelled before it was in the queue: the handler below found nothing to drop.
                if Task.isCancelled { queue.drop(ticket) }
            }
        } onCancel: {
            queue.drop(ticket)
        }
    }

    /// Takes nothing more, finishes what waits, and returns when the threads have ended.
    package func shutDown() async { await queue.closeAndWait() }

    /// What a thread does until the queue is closed.
    private static func work(off queue: Queue, number: Int, kept: HashCost?) {
        // proc(5): a thread may write its own name. `Thread.name` loses it while the thread is being started.
        try? "hash-\(number)".write(toFile: "/proc/thread-self/comm", atomically: false, encoding: .utf8)
        // On Linux a priority belongs to a thread, and 0 is the thread that asks (setpriority(2), "C library/kernel
        // differences"). Where it is refused, hashing is merely less polite.
        _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, niceness)
        if let kept { kept_memory_begin(kept.bytes) }
        queue.threadBegan()
        while let job = queue.next() {
            queue.metrics.measuring(askedAt: job.askedAt, job.run)
            queue.finished.add(1, ordering: .relaxed)
        }
        kept_memory_end()
        queue.threadEnded()
    }
}

extension HashPool {
    /// What waits for a thread. Its threads hold on to it, and not to the pool.
    final class Queue: Sendable {
        struct Job: Sendable {
            let run: @Sendable () -> Void
            let drop: @Sendable (any Error) -> Void
            let askedAt = ContinuousClock.now
        }

        private struct State {
            var jobs: HashSchedule<Job>
            var isClosed = false
            var threads: Int
            var waitingForEnd: [CheckedContinuation<Void, Never>] = []
        }

        let metrics: HashMetrics
        private let state: Mutex<State>
        private let tickets = Atomic<UInt64>(0)
        /// How many jobs were done.
        let finished = Atomic<Int>(0)
        /// Signalled once for each job, and for each thread when the queue closes.
        private let news = DispatchSemaphore(value: 0)

        init(threads: Int, capacity: Int, metrics: HashMetrics) {
            self.metrics = metrics
            state = Mutex(State(jobs: HashSchedule(places: capacity), threads: threads))
        }

        var count: Int { state.withLock { $0.jobs.count } }

        func isFull(_ lane: HashRequester.Lane) -> Bool { state.withLock { $0.jobs.isFull(lane, at: .now) } }

        /// Tells one job from another.
        func newTicket() -> UInt64 { tickets.add(1, ordering: .relaxed).newValue }

        func add(_ job: Job, _ ticket: UInt64, for requester: HashRequester) {
            let refusal: KeepingFailure? = state.withLock { state in
                guard !state.isClosed else { return .busy }
                do throws(KeepingFailure) {
                    try state.jobs.add(job, ticket: ticket, for: requester, at: .now)
                    return nil
                } catch {
                    return error
                }
            }
            if let refusal {
                metrics.refused(isTooOften: refusal != .busy)
                job.drop(refusal)
            } else {
                metrics.queued()
                news.signal()
            }
        }

        /// Ends a job that has not begun; one that has goes on.
        func drop(_ ticket: UInt64) {
            guard let job = state.withLock({ $0.jobs.drop(ticket: ticket) }) else { return }
            metrics.unqueued()
            job.drop(CancellationError())
        }

        /// Waits for the next job; nil when there will be none.
        func next() -> Job? {
            while true {
                news.wait()
                let (job, isOver) = state.withLock { state in
                    let job = state.jobs.next()
                    return (job, job == nil && state.isClosed)
                }
                if let job {
                    metrics.unqueued()
                    return job
                }
                if isOver { return nil }
            }
        }

        func threadBegan() { metrics.threadBegan() }

        func threadEnded() {
            metrics.threadEnded()
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
}
