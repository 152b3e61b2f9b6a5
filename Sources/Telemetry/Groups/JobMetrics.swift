import CoreMetrics

/// When the jobs of the server were last done.
package struct JobMetrics: Sendable {
    private let success, duration: [MetricLabel.Job: Meter]

    init(_ factory: any MetricsFactory) {
        let jobs = MetricLabel.Job.allCases
        success = jobs.reduce(into: [:]) { $0[$1] = factory.gauge(.jobSuccess, .job($1)) }
        duration = jobs.reduce(into: [:]) { $0[$1] = factory.gauge(.jobDuration, .job($1)) }
    }

    /// Every job counts as done at `seconds` since 1970: a server that has just begun owes none.
    package func begin(at seconds: Double) { for job in success.values { job.set(seconds) } }

    package func done(_ job: MetricLabel.Job, at seconds: Double, since start: ContinuousClock.Instant) {
        success[job]?.set(seconds)
        duration[job]?.set(start.duration(to: .now) / .seconds(1))
    }
}
