import CoreMetrics

/// How long a caller waits for a check.
package struct CheckMetrics: Sendable {
    private let answer, code: Timer

    init(_ factory: any MetricsFactory) {
        answer = factory.timer(.checkDuration, .proof(.answer))
        code = factory.timer(.checkDuration, .proof(.code))
    }

    package func checked(_ proof: MetricLabel.Proof, since start: ContinuousClock.Instant) {
        switch proof {
        case .answer: answer.record(since: start)
        case .code: code.record(since: start)
        case .none: break
        }
    }
}
