import NIOCore
import NIOPosix
import Testing

@testable import countersign

/// Each in a process of its own: the executor is chosen once.
struct TaskExecutorTests {
    /// Whether a task that nobody has given a place runs on an event loop.
    private static var isOnEventLoop: Bool {
        get async { await Task.detached { MultiThreadedEventLoopGroup.currentEventLoop != nil }.value }
    }

    /// A compiler that swift-nio does not know yet makes every page dearer: it is told here first.
    @Test func `tasks run on the event loops`() async {
        await #expect(processExitsWith: .success) {
            #expect(TaskExecutor.install([:]))
            #expect(await Self.isOnEventLoop)
        }
    }

    @Test func `the environment can leave them where Swift runs them`() async {
        await #expect(processExitsWith: .success) {
            #expect(!TaskExecutor.install([TaskExecutor.variable: "dispatch"]))
            #expect(await !Self.isOnEventLoop)
        }
    }
}
