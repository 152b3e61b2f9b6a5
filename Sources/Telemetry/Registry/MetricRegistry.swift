import CoreMetrics
import Synchronization

/// Keeps what is counted, behind the interface of swift-metrics. Only a ``Metric`` with exactly its labels is kept, and no more
/// series than ``mostSeries``: anything else counts nowhere, so that nothing that is tried on the server can fill its memory, or
/// that of who watches it ([decision 72](../../../docs/decisions/0072-metrics-by-an-exporter-of-our-own.md)).
package final class MetricRegistry: MetricsFactory {
    /// As Prometheus counts: each bucket of a histogram is one.
    package static let mostSeries = 3000

    enum Cell: Sendable {
        case counter(CounterCell)
        case gauge(GaugeCell)
        case histogram(HistogramCell)
    }

    /// A series: the values of its labels, in the order of the metric's, and what is counted.
    struct Series: Sendable {
        let values: [String]
        let cell: Cell
    }

    private struct State {
        var series: [Metric: [Series]] = [:]
        var count = 0
    }

    private let state = Mutex(State())

    package init() {}

    var series: [Metric: [Series]] { state.withLock(\.series) }
    /// As Prometheus counts.
    package var count: Int { state.withLock(\.count) }

    package func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        guard case .counter(let cell) = cell(label, dimensions, .counter) else { return NOOPMetricsHandler.instance }
        return cell
    }

    package func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        let kinds: [Metric.Kind] = [.gauge, .info, .readCounter]
        guard let kind = Metric(rawValue: label)?.kind, kinds.contains(kind),
            case .gauge(let cell) = cell(label, dimensions, kind)
        else { return NOOPMetricsHandler.instance }
        return cell
    }

    package func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        guard let metric = Metric(rawValue: label), case .histogram(let cell) = cell(label, dimensions, metric.kind)
        else { return NOOPMetricsHandler.instance }
        return cell
    }

    package func makeFloatingPointCounter(
        label: String, dimensions: [(String, String)]
    ) -> any FloatingPointCounterHandler { NOOPMetricsHandler.instance }

    package func makeRecorder(
        label: String, dimensions: [(String, String)], aggregate: Bool
    ) -> any RecorderHandler { NOOPMetricsHandler.instance }

    // A series that began is told until the process ends: one that went would look like a process that began anew.
    package func destroyCounter(_ handler: any CounterHandler) {}
    package func destroyMeter(_ handler: any MeterHandler) {}
    package func destroyTimer(_ handler: any TimerHandler) {}
    package func destroyRecorder(_ handler: any RecorderHandler) {}
    package func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) {}

    /// The cell of a series, made where it is new; nil where nobody has declared it, or there are too many.
    private func cell(_ label: String, _ dimensions: [(String, String)], _ kind: Metric.Kind) -> Cell? {
        guard let metric = Metric(rawValue: label), metric.kind == kind,
            dimensions.map(\.0) == metric.labels.map(\.rawValue)
        else { return nil }
        let values = dimensions.map(\.1)
        return state.withLock { state in
            if let known = state.series[metric]?.first(where: { $0.values == values }) { return known.cell }
            let (cell, weight) = kind.newCell
            guard state.count + weight <= Self.mostSeries else { return nil }
            state.count += weight
            state.series[metric, default: []].append(Series(values: values, cell: cell))
            return cell
        }
    }
}

extension Metric.Kind {
    /// And how many series it is.
    fileprivate var newCell: (MetricRegistry.Cell, Int) {
        switch self {
        case .counter: (.counter(CounterCell()), 1)
        case .gauge, .info, .readCounter: (.gauge(GaugeCell()), 1)
        // A bucket for each bound and one without, the count and the sum.
        case .histogram(let bounds): (.histogram(HistogramCell(bounds: bounds)), bounds.count + 3)
        }
    }
}
