import Dispatch
import Foundation
import Synchronization

/// The thread that writes to the file, one transaction after the other.
///
/// Tasks that write several times and wait in between can run on it: what stands between their transactions is short, wakes no other thread,
/// and goes before whatever waits to be written.
final class WritingThread: TaskExecutor {
    private let queue = Queue()

    init() { Thread { [queue] in queue.work() }.start() }

    deinit { queue.close() }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.add({ unsafe job.runSynchronously(on: self.asUnownedTaskExecutor()) }, first: true)
    }

    /// Does `transaction` when its turn has come.
    func write(_ transaction: @escaping @Sendable () -> Void) { queue.add(transaction, first: false) }

    /// Returns once everything is written that waits now. Not to be called on the thread itself.
    func finishWaiting() {
        let isDone = DispatchSemaphore(value: 0)
        write { isDone.signal() }
        isDone.wait()
    }
}

/// What waits for the thread, which holds on to it and not to its owner.
private final class Queue: Sendable {
    typealias Piece = @Sendable () -> Void

    private struct State {
        var first: [Piece] = []
        var then: [Piece] = []
        var isClosed = false

        mutating func next() -> Piece? {
            if !first.isEmpty { return first.removeFirst() }
            return then.isEmpty ? nil : then.removeFirst()
        }
    }

    private let state = Mutex(State())
    /// Signalled once for each piece, and when it is closed.
    private let news = DispatchSemaphore(value: 0)

    func add(_ piece: @escaping Piece, first: Bool) {
        state.withLock { state in
            if first { state.first.append(piece) } else { state.then.append(piece) }
        }
        news.signal()
    }

    func close() {
        state.withLock { $0.isClosed = true }
        news.signal()
    }

    func work() {
        // proc(5): a thread may write its own name.
        try? "writer".write(toFile: "/proc/thread-self/comm", atomically: false, encoding: .utf8)
        while true {
            news.wait()
            let (piece, isOver) = state.withLock { state in
                let piece = state.next()
                return (piece, piece == nil && state.isClosed)
            }
            piece?()
            if isOver { return }
        }
    }
}
