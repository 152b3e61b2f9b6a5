import CoreMetrics

/// Where the parts of the program count to. Where nobody listens nothing is kept, and counting costs next to nothing.
package struct Telemetry: Sendable {
    /// Nil where nothing is kept.
    package let registry: MetricRegistry?
    package let hashing: HashMetrics
    package let checks: CheckMetrics
    package let database: DatabaseMetrics
    package let pool: PoolMetrics
    package let jobs: JobMetrics
    package let deliveries: DeliveryMetrics
    package let lines: LineMetrics

    package static let off = Telemetry(keptIn: nil)

    /// With a registry of its own.
    package init() { self.init(keptIn: MetricRegistry()) }

    private init(keptIn registry: MetricRegistry?) {
        self.registry = registry
        let factory: any MetricsFactory = registry ?? NOOPMetricsHandler.instance
        hashing = HashMetrics(factory)
        checks = CheckMetrics(factory)
        database = DatabaseMetrics(factory)
        pool = PoolMetrics(factory)
        jobs = JobMetrics(factory)
        deliveries = DeliveryMetrics(factory)
        lines = LineMetrics(factory)
    }

    /// Makes the metrics of a part that is not told here.
    package var factory: any MetricsFactory { registry ?? NOOPMetricsHandler.instance }
}
