import Dispatch
import Foundation
import Logging
import NIOCore
import ServiceLifecycle
import Synchronization
import Telemetry
import Vault

/// What stands beside a running server and is no part of it: systemd hears that it is ready, works and stops, and a stop that hangs is
/// ended. Nothing of it needs an event loop or a task to do so.
final class Supervision: Sendable {
    private let manager = ServiceManager(ProcessInfo.processInfo.environment)
    private let deadline: StopDeadline
    private let watchdog = Mutex<Watchdog?>(nil)

    init(logger: Logger) { deadline = StopDeadline { Self.end(telling: logger) } }

    /// Both listeners take connections; `loops` are whatever pages are served on.
    func begin(hashing vault: Vault, loops: [any EventLoopGroup]) {
        manager.tell(.ready)
        let dog = Watchdog(loops: loops) { vault.hashingProgress }
        dog.start(telling: manager)
        watchdog.withLock { $0 = dog }
    }

    /// Runs the server until it was told to stop, and from then on counts.
    func run(_ group: ServiceGroup) async throws {
        let signals = StopSignals { [manager, deadline] in
            manager.tell(.stopping)
            deadline.begin()
        }
        defer { signals.end() }
        try await group.run()
        // Where a service ended it, no signal has come.
        deadline.begin()
    }

    /// What can change is looked at now, as systemd hears; before the server is ready it hears nothing of it.
    func reload(_ looks: [@Sendable () async -> Void]) async {
        let isReady = watchdog.withLock { $0 != nil }
        if isReady { manager.tell(.reloading) }
        for look in looks { await look() }
        if isReady { manager.tell(.ready) }
    }

    /// The stop has come to its end.
    func finish() {
        watchdog.withLock { $0 }?.finish()
        deadline.finish()
    }

    private static func end(telling logger: Logger) {
        let told = DispatchSemaphore(value: 0)
        // On another thread: where the log is what hangs, the end comes all the same.
        let thread = Thread {
            logger.tell(
                .stopHung, "the stop hangs, and the process ends itself; what was acknowledged is on the disk",
                ["seconds": "\(Int(StopDeadline.patience.inSeconds))"])
            told.signal()
        }
        thread.start()
        _ = told.wait(timeout: .now() + 1)
        _exit(1)
    }
}
