import CoreMetrics
import Synchronization

/// How often something took how long: an atomic addition to its bucket, and one to the sum. No lock is taken.
final class HistogramCell: TimerHandler {
    /// Of the buckets, in nanoseconds; whatever is longer falls into one more.
    private let bounds: [Int64]
    private let buckets: [CounterCell]
    private let sum = Atomic<Int>(0)

    init(bounds seconds: [Double]) {
        bounds = seconds.map { Int64(($0 * 1e9).rounded()) }
        buckets = (0...seconds.count).map { _ in CounterCell() }
    }

    /// How many there are in each bucket alone, the last without a bound, and the sum in seconds.
    var values: (counts: [Int], sum: Double) {
        (buckets.map(\.value), Double(sum.load(ordering: .relaxed)) / 1e9)
    }

    func recordNanoseconds(_ duration: Int64) {
        // A bound belongs to its bucket. They are few: looking from the first is as fast as a search.
        let place = bounds.firstIndex { duration <= $0 } ?? bounds.count
        buckets[place].increment(by: 1)
        sum.add(Int(duration), ordering: .relaxed)
    }

    func preferDisplayUnit(_ unit: TimeUnit) {}
}
