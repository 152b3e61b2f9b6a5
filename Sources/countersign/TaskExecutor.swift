import AppConfiguration
import NIOCore
import NIOPosix

/// Where tasks run: on the event loops of the web server, so that a request stays on one thread from its first byte to its
/// last ([decision 19](../../docs/decisions/0019-tasks-on-the-event-loops.md)). Then nothing may block: what waits or
/// computes for long has threads of its own.
enum TaskExecutor {
    /// Set to `dispatch`, tasks run on the threads that Swift makes for them, as they do anywhere else.
    static let variable = Overlay.executor

    /// Before the first task, once.
    ///
    /// - Returns: whether tasks run on the event loops now.
    @discardableResult
    static func install(_ environment: [String: String]) -> Bool {
        guard environment[variable] != "dispatch" else { return false }
        // "Unsafe" as it takes a hook of the Swift runtime; swift-nio knows the compilers that have it.
        return NIOSingletons.unsafeTryInstallSingletonPosixEventLoopGroupAsConcurrencyGlobalExecutor()
    }
}
