import Dispatch
import Foundation
import NIOCore
import Synchronization
import Vault

/// Tells systemd that the server works, for as long as every event loop takes its turns and hashing goes on. A queue that is full, a
/// slow disk or a database that cannot be reached changes nothing here: a restart mends none of them.
final class Watchdog: Sendable {
    private let loops: [any EventLoop]
    private let hashing: @Sendable () -> HashPool.Progress
    /// The last look at hashing, while something waited.
    private let stuck = Mutex<HashPool.Progress?>(nil)
    private let isOver = Atomic(false)

    init(loops: [any EventLoopGroup], hashing: @escaping @Sendable () -> HashPool.Progress) {
        (self.loops, self.hashing) = (loops.flatMap { Array($0.makeIterator()) }, hashing)
    }

    /// On a thread of its own, until ``finish()``; three times in the time that systemd waits.
    func start(telling manager: ServiceManager) {
        guard let patience = manager.watchdog else { return }
        let pause = patience / 3
        let thread = Thread { [self] in
            var before = (at: ContinuousClock.now, is: hashing())
            while !isOver.load(ordering: .relaxed) {
                let begin = ContinuousClock.now
                let isWorking = works(within: pause)
                if isWorking { manager.tell(.alive) }
                let now = (at: ContinuousClock.now, is: hashing())
                let words = Self.status(isWorking, now.is, since: before.is, over: before.at.duration(to: now.at))
                manager.tell(.status(words))
                before = now
                Thread.sleep(forTimeInterval: max(0, (pause - begin.duration(to: .now)).inSeconds))
            }
        }
        thread.start()
    }

    /// What `systemctl status` shows.
    static func status(
        _ isWorking: Bool, _ now: HashPool.Progress, since before: HashPool.Progress, over time: Duration
    ) -> String {
        guard isWorking else { return "Stands still: an event loop takes no turn, or nothing is hashed" }
        let rate = Double(now.finished - before.finished) / max(0.001, time.inSeconds)
        return String(format: "%.1f hashes a second, %d waiting", rate, now.waiting)
    }

    func finish() { isOver.store(true, ordering: .relaxed) }

    /// Waits for every event loop, and looks whether a hash was finished since the last time where some wait.
    func works(within patience: Duration) -> Bool {
        let turn = DispatchSemaphore(value: 0)
        for loop in loops { loop.execute { turn.signal() } }
        let end = DispatchTime.now() + patience.inSeconds
        let turned = loops.allSatisfy { _ in turn.wait(timeout: end) == .success }
        let progress = hashing()
        let goesOn = stuck.withLock { before in
            defer { before = progress.waiting > 0 ? progress : nil }
            return before.map { progress.waiting == 0 || $0.finished != progress.finished } ?? true
        }
        return turned && goesOn
    }
}
