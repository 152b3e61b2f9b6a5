import CoreMetrics

/// How the metrics of the house are made: by their case, with labels that are cases as well.
extension MetricsFactory {
    package func counter(_ metric: Metric, _ labels: MetricLabel...) -> Counter {
        Counter(label: metric.rawValue, dimensions: labels.dimensions, factory: self)
    }

    package func gauge(_ metric: Metric, _ labels: MetricLabel...) -> Meter {
        Meter(label: metric.rawValue, dimensions: labels.dimensions, factory: self)
    }

    package func timer(_ metric: Metric, _ labels: MetricLabel...) -> Timer {
        Timer(label: metric.rawValue, dimensions: labels.dimensions, factory: self)
    }
}

extension [MetricLabel] {
    fileprivate var dimensions: [(String, String)] { map { ($0.name.rawValue, $0.value) } }
}

extension Duration {
    /// As a timer of swift-metrics counts.
    package var nanoseconds: Int64 {
        components.seconds * 1_000_000_000 + components.attoseconds / 1_000_000_000
    }
}

extension CoreMetrics.Timer {
    package func record(since start: ContinuousClock.Instant) {
        recordNanoseconds(start.duration(to: .now).nanoseconds)
    }
}
