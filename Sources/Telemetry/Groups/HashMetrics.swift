import CoreMetrics

/// What the threads that hash tell of themselves.
package struct HashMetrics: Sendable {
    private let duration, wait: Timer
    private let queue, busy, idle: Meter
    private let tooMany, tooOften: Counter

    package static let none = HashMetrics(NOOPMetricsHandler.instance)

    package init(_ factory: any MetricsFactory) {
        duration = factory.timer(.hashDuration)
        wait = factory.timer(.hashWait)
        queue = factory.gauge(.hashQueue)
        busy = factory.gauge(.hashThreads, .state(.busy))
        idle = factory.gauge(.hashThreads, .state(.idle))
        tooMany = factory.counter(.hashRefused, .reason(.busy))
        tooOften = factory.counter(.hashRefused, .reason(.limited))
    }

    package func threadBegan() { idle.increment() }
    package func threadEnded() { idle.decrement() }

    package func queued() { queue.increment() }
    /// Its turn has come, or nobody waits for it any more.
    package func unqueued() { queue.decrement() }

    /// - Parameter isTooOften: whether one asks too often; else too many wait.
    package func refused(isTooOften: Bool) { (isTooOften ? tooOften : tooMany).increment() }

    /// Does the work of a hash that was asked for at `asked`.
    package func measuring(askedAt asked: ContinuousClock.Instant, _ work: () -> Void) {
        let start = ContinuousClock.now
        wait.recordNanoseconds(asked.duration(to: start).nanoseconds)
        busy.increment()
        idle.decrement()
        work()
        idle.increment()
        busy.decrement()
        duration.record(since: start)
    }
}
