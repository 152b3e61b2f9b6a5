import CoreMetrics

/// How long the operations of the database take, and how they fail.
package struct DatabaseMetrics: Sendable {
    private let durations: [MetricLabel.Operation: Timer]
    private let failures: [MetricLabel.Reason: Counter]

    init(_ factory: any MetricsFactory) {
        durations = MetricLabel.Operation.allCases.reduce(into: [:]) {
            $0[$1] = factory.timer(.databaseDuration, .operation($1))
        }
        let reasons: [MetricLabel.Reason] = [.busy, .locked, .conflict, .full, .readOnly, .connectionLost, .other]
        failures = reasons.reduce(into: [:]) { $0[$1] = factory.counter(.databaseFailures, .reason($1)) }
    }

    package func done(_ operation: MetricLabel.Operation, since start: ContinuousClock.Instant) {
        durations[operation]?.record(since: start)
    }

    package func failed(_ reason: MetricLabel.Reason) { failures[reason]?.increment() }
}
