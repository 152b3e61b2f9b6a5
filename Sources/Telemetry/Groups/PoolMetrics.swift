import CoreMetrics

/// How the connections to a database server are used. To a file there are none.
package struct PoolMetrics: Sendable {
    private let busy, idle: Meter
    private let wait: Timer
    private let retries: Counter

    package static let none = PoolMetrics(NOOPMetricsHandler.instance)

    init(_ factory: any MetricsFactory) {
        busy = factory.gauge(.databaseConnections, .state(.busy))
        idle = factory.gauge(.databaseConnections, .state(.idle))
        wait = factory.timer(.databaseConnectionWait)
        retries = factory.counter(.databaseRetries)
    }

    /// - Parameters:
    ///   - start: since when it was waited for.
    ///   - isNew: there was none that nobody used.
    package func took(since start: ContinuousClock.Instant, isNew: Bool) {
        wait.record(since: start)
        busy.increment()
        if !isNew { idle.decrement() }
    }

    package func gaveBack() {
        busy.decrement()
        idle.increment()
    }

    /// So many that nobody used are ended.
    package func ended(_ count: Int) { if count > 0 { idle.decrement(by: Double(count)) } }

    package func triedAgain() { retries.increment() }
}
