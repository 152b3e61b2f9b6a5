import CoreMetrics
import Testing

@testable import Telemetry

/// What is kept, and what is not whoever asks for it.
struct MetricRegistryTests {
    @Test func `a metric that nobody has declared is not kept`() {
        let registry = MetricRegistry()
        Counter(label: "hits", dimensions: [], factory: registry).increment()
        Counter(label: "hb.requests", dimensions: [("hb.uri", "/wp-login.php")], factory: registry).increment()
        #expect(registry.count == 0)
    }

    @Test func `neither are other labels than it has, fewer, or in another order`() {
        let registry = MetricRegistry()
        let name = Metric.deliveries.rawValue
        for labels in [
            [("queue", "mail")], [("result", "sent"), ("queue", "mail")],
            [("queue", "mail"), ("to", "zoe@example.com")],
        ] {
            Counter(label: name, dimensions: labels, factory: registry).increment()
        }
        Meter(label: name, dimensions: [("queue", "mail"), ("result", "sent")], factory: registry).set(1)
        #expect(registry.count == 0)
    }

    @Test func `a series that is asked for again is the same`() {
        let registry = MetricRegistry()
        for _ in 0..<3 { registry.counter(.hashRefused, .reason(.busy)).increment() }
        #expect(registry.count == 1)
        #expect(PrometheusText.page(of: registry, as: .prometheus).contains("{reason=\"busy\"} 3"))
    }

    @Test func `there are never more series than three thousand, whoever makes them`() {
        let registry = MetricRegistry()
        for number in 0..<4000 { registry.gauge(.lockedQuestions, .brand("\(number)")).set(1) }
        #expect(registry.count == MetricRegistry.mostSeries)
        registry.timer(.hashWait).recordSeconds(1)
        #expect(registry.count == MetricRegistry.mostSeries)
    }

    @Test func `as many series are counted as are told`() {
        let telemetry = Telemetry()
        guard let registry = telemetry.registry else { return }
        let lines = PrometheusText.page(of: registry, as: .prometheus).split(separator: "\n").filter {
            !$0.hasPrefix("#")
        }
        #expect(lines.count == registry.count && registry.count > 100)
    }

    @Test func `nothing that is counted at once is lost`() async {
        let registry = MetricRegistry()
        await withTaskGroup { group in
            for _ in 0..<8 {
                group.addTask {
                    let (counter, gauge) = (registry.counter(.auditEntries), registry.gauge(.hashQueue))
                    for _ in 0..<1000 {
                        counter.increment()
                        gauge.increment()
                    }
                }
            }
        }
        let page = PrometheusText.page(of: registry, as: .prometheus)
        #expect(page.contains("countersign_audit_entries_total 8000\n"))
        #expect(page.contains("countersign_hash_queue_length 8000.0\n"))
    }

    @Test func `every metric is named as Prometheus advises`() {
        for metric in Metric.allCases {
            #expect(metric.rawValue.wholeMatch(of: /[a-z]+(_[a-z]+)+/) != nil)
            let isCounter = metric.kind == .counter || metric.kind == .readCounter
            #expect(metric.rawValue.hasSuffix("_total") == isCounter)
            #expect(metric.rawValue.hasSuffix("_info") == (metric.kind == .info))
            #expect(!metric.labels.map(\.rawValue).contains { ["job", "instance", "le"].contains($0) })
        }
    }
}
