import CoreMetrics
import Testing

@testable import Telemetry

/// The page that Prometheus reads, to the letter.
struct PrometheusTextTests {
    private func page(_ format: PrometheusText.Format, _ fill: (MetricRegistry) -> Void) -> [String] {
        let registry = MetricRegistry()
        fill(registry)
        return PrometheusText.page(of: registry, as: format).split(separator: "\n").map(String.init)
    }

    @Test func `a counter is told with its labels in order, and one of nothing as 0`() {
        let lines = page(.prometheus) { registry in
            registry.counter(.deliveries, .queue(.mail), .result(.sent)).increment(by: 3)
            _ = registry.counter(.deliveries, .queue(.mail), .result(.failed))
        }
        #expect(
            lines == [
                "# HELP countersign_deliveries_total \(Metric.deliveries.help)",
                "# TYPE countersign_deliveries_total counter",
                "countersign_deliveries_total{queue=\"mail\",result=\"failed\"} 0",
                "countersign_deliveries_total{queue=\"mail\",result=\"sent\"} 3",
            ])
    }

    @Test func `OpenMetrics names a family without its ending, and ends`() {
        let lines = page(.openMetrics) { registry in
            registry.counter(.auditFaults).increment()
            registry.gauge(.hashStrength, .memory(19), .passes(2)).set(1)
        }
        #expect(
            lines == [
                "# HELP countersign_hash_strength \(Metric.hashStrength.help)", "# TYPE countersign_hash_strength info",
                "countersign_hash_strength_info{memory_mib=\"19\",passes=\"2\"} 1.0",
                "# HELP countersign_audit_faults \(Metric.auditFaults.help)", "# TYPE countersign_audit_faults counter",
                "countersign_audit_faults_total 1", "# EOF",
            ])
    }

    @Test func `a histogram counts what is up to each bound, the bound itself included`() {
        let lines = page(.prometheus) { registry in
            let timer = registry.timer(.checkDuration, .proof(.answer))
            for milliseconds in [10, 11, 250, 9000] { timer.recordMilliseconds(milliseconds) }
        }
        let name = "countersign_check_duration_seconds"
        #expect(lines.contains("\(name)_bucket{proof=\"answer\",le=\"0.01\"} 1"))
        #expect(lines.contains("\(name)_bucket{proof=\"answer\",le=\"0.02\"} 2"))
        #expect(lines.contains("\(name)_bucket{proof=\"answer\",le=\"0.25\"} 3"))
        #expect(lines.contains("\(name)_bucket{proof=\"answer\",le=\"2.5\"} 3"))
        #expect(lines.contains("\(name)_bucket{proof=\"answer\",le=\"+Inf\"} 4"))
        #expect(lines.contains("\(name)_sum{proof=\"answer\"} 9.271"))
        #expect(lines.contains("\(name)_count{proof=\"answer\"} 4"))
    }

    @Test func `what would end a label is escaped`() {
        let lines = page(.prometheus) { $0.gauge(.lockedQuestions, .brand("a\"b\\c\nd")).set(2.5) }
        #expect(lines.last == #"countersign_locked_questions{brand="a\"b\\c\nd"} 2.5"#)
    }

    @Test(arguments: [
        ("application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5", true), ("text/plain", false),
        ("", false),
    ])
    func `the format is the one that is asked for`(accept: String, isOpen: Bool) {
        #expect(PrometheusText.Format(accept: accept) == (isOpen ? .openMetrics : .prometheus))
    }
}
