import NIOCore
import NIOPosix
import ServiceLifecycle

/// Event loops that one site has for itself, with all of its tasks: whoever floods another site keeps no request of this one waiting in a
/// loop's queue, only the processor is shared, by the system ([decision 63](../../../docs/decisions/0063-event-loops-of-the-care-desk.md)).
package struct OwnEventLoops: Sendable {
    package let group: MultiThreadedEventLoopGroup
    private let executor: LoopExecutor

    /// - Parameter count: threads, at least one.
    package init(count: Int) {
        group = MultiThreadedEventLoopGroup(numberOfThreads: count)
        executor = LoopExecutor(group)
    }

    /// The service with every task that it starts on these loops.
    package func running(_ service: some Service) -> some Service { RunningService(base: service, executor: executor) }
}

private struct RunningService<Base: Service>: Service {
    let base: Base
    let executor: LoopExecutor

    func run() async throws {
        try await withTaskExecutorPreference(executor) { try await base.run() }
    }
}

/// A task stays on the loop that it runs on.
private final class LoopExecutor: TaskExecutor {
    private let group: MultiThreadedEventLoopGroup

    init(_ group: MultiThreadedEventLoopGroup) { self.group = group }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        group.any().execute { unsafe job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
