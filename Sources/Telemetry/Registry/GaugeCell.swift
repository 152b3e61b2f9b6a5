import CoreMetrics
import Synchronization

/// A value that goes up and down.
final class GaugeCell: MeterHandler {
    private let bits = Atomic<UInt64>(0)

    var value: Double { Double(bitPattern: bits.load(ordering: .relaxed)) }

    func set(_ value: Int64) { set(Double(value)) }
    func set(_ value: Double) { bits.store(value.bitPattern, ordering: .relaxed) }

    func increment(by amount: Double) {
        var before = bits.load(ordering: .relaxed)
        while true {
            let after = (Double(bitPattern: before) + amount).bitPattern
            let (exchanged, original) = bits.weakCompareExchange(
                expected: before, desired: after, ordering: .relaxed)
            guard !exchanged else { return }
            before = original
        }
    }

    func decrement(by amount: Double) { increment(by: -amount) }
}
