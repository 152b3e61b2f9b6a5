import Foundation
import SecurityQuestions

/// The threads that hash, and nothing else does: a slow hash never holds up a thread that serves pages.
///
/// What waits is bounded. Beyond that ``run(_:)`` throws ``KeepingFailure/busy`` at once, so that nobody waits for
/// longer than a full queue takes.
public final class HashPool: Sendable {
    public static let queuePerThread = 32

    let queue: HashQueue

    /// - Parameters:
    ///   - threads: as many as there are cores, where nothing else is said.
    ///   - waiting: how many may wait beside those being hashed.
    public init(threads: Int = ProcessInfo.processInfo.activeProcessorCount, waiting: Int? = nil) {
        precondition(threads > 0)
        queue = HashQueue(threads: threads, capacity: waiting ?? threads * Self.queuePerThread)
        for number in 1...threads { HashThread.start(number: number, serving: queue) }
    }

    deinit { queue.close() }

    /// How many wait for a thread just now.
    public var waiting: Int { queue.count }

    /// Does `work` on one of the threads.
    ///
    /// Throws ``KeepingFailure/busy``, also once the pool is shut down; `CancellationError` where the task was
    /// cancelled before its turn. Work that has begun is finished whatever happens.
    public func run<Result: Sendable>(_ work: @escaping @Sendable () throws -> Result) async throws -> Result {
        try Task.checkCancellation()
        let ticket = HashQueue.Ticket()
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let job = HashQueue.Job(
                    ticket: ticket, run: { continuation.resume(with: Swift.Result(catching: work)) },
                    drop: { continuation.resume(throwing: $0) })
                queue.add(job)
                // Cancelled before it was in the queue: the handler below found nothing to drop.
                if Task.isCancelled { queue.drop(ticket) }
            }
        } onCancel: {
            queue.drop(ticket)
        }
    }

    /// Takes nothing more, finishes what waits, and returns when the threads have ended.
    public func shutDown() async { await queue.closeAndWait() }
}
