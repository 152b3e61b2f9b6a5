import Dispatch
import Foundation

/// Ends the process where a stop has begun and does not end. A thread of its own waits, so that it comes to pass whatever event loops
/// and tasks are stuck in: `merge` of swift-async-algorithms, say, holds a lock across a continuation (its issue 430), and now
/// and then a stop hung in it for good.
final class StopDeadline: Sendable {
    /// From the signal on: longer than what a stop waits for, and shorter than systemd waits (`TimeoutStopSec` of the unit).
    static let patience = Duration.seconds(30)

    private let begun = DispatchSemaphore(value: 0)
    private let over = DispatchSemaphore(value: 0)

    /// - Parameter expired: what is done on that thread where ``finish()`` comes too late.
    init(patience: Duration = StopDeadline.patience, expired: @escaping @Sendable () -> Void) {
        let (begun, over) = (begun, over)
        let thread = Thread {
            begun.wait()
            if over.wait(timeout: .now() + patience.inSeconds) == .timedOut { expired() }
        }
        thread.start()
    }

    func begin() { begun.signal() }

    /// The stop has ended, or there was none.
    func finish() {
        over.signal()
        begun.signal()
    }
}

extension Duration {
    /// For those who count in `Double`.
    var inSeconds: Double { self / .seconds(1) }
}
