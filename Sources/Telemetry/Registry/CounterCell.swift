import CoreMetrics
import Synchronization

/// A counter: one atomic addition.
final class CounterCell: CounterHandler {
    private let count = Atomic<Int>(0)

    var value: Int { count.load(ordering: .relaxed) }

    func increment(by amount: Int64) { count.add(Int(amount), ordering: .relaxed) }

    /// Prometheus takes a counter that falls for a process that began anew: none is set back.
    func reset() {}
}
