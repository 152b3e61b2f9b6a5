/// Writes what a registry holds as Prometheus reads it: its own text format 0.0.4, or OpenMetrics 1.0.
package struct PrometheusText: Sendable {
    package enum Format: Sendable {
        case prometheus, openMetrics

        /// By the media type that was asked for first.
        package init(accept: String) {
            self = accept.contains("application/openmetrics-text") ? .openMetrics : .prometheus
        }

        package var contentType: String {
            switch self {
            case .prometheus: "text/plain; version=0.0.4; charset=utf-8"
            case .openMetrics: "application/openmetrics-text; version=1.0.0; charset=utf-8"
            }
        }
    }

    private let format: Format
    private var text = ""

    /// - Returns: the whole page, metrics in the order of their declaration and series by their labels.
    package static func page(of registry: MetricRegistry, as format: Format) -> String {
        var page = PrometheusText(format: format)
        let all = registry.series
        for metric in Metric.allCases {
            guard let series = all[metric], !series.isEmpty else { continue }
            page.head(metric)
            for one in series.sorted(by: { $0.values.lexicographicallyPrecedes($1.values) }) { page.write(metric, one) }
        }
        if format == .openMetrics { page.text += "# EOF\n" }
        return page.text
    }

    private init(format: Format) { self.format = format }

    private mutating func head(_ metric: Metric) {
        let name = family(metric)
        text += "# HELP \(name) \(Self.escaped(metric.help, quotes: false))\n# TYPE \(name) \(type(metric))\n"
    }

    /// OpenMetrics names a family without the ending that its samples have.
    private func family(_ metric: Metric) -> String {
        let name = metric.rawValue
        guard format == .openMetrics else { return name }
        return switch metric.kind {
        case .counter, .readCounter: String(name.dropLast("_total".count))
        case .info: String(name.dropLast("_info".count))
        case .gauge, .histogram: name
        }
    }

    private func type(_ metric: Metric) -> String {
        switch metric.kind {
        case .counter, .readCounter: "counter"
        case .gauge: "gauge"
        case .info: format == .openMetrics ? "info" : "gauge"
        case .histogram: "histogram"
        }
    }

    private mutating func write(_ metric: Metric, _ series: MetricRegistry.Series) {
        let labels = zip(metric.labels, series.values).map { "\($0.rawValue)=\"\(Self.escaped($1, quotes: true))\"" }
        switch (series.cell, metric.kind) {
        case (.counter(let cell), _): sample(metric.rawValue, labels, String(cell.value))
        case (.gauge(let cell), _): sample(metric.rawValue, labels, Self.number(cell.value))
        case (.histogram(let cell), .histogram(let bounds)): write(metric, labels, bounds, cell.values)
        case (.histogram, _): break
        }
    }

    private mutating func write(
        _ metric: Metric, _ labels: [String], _ bounds: [Double], _ values: (counts: [Int], sum: Double)
    ) {
        var count = 0
        for (bound, here) in zip(bounds.map(Self.number) + ["+Inf"], values.counts) {
            count += here
            sample(metric.rawValue + "_bucket", labels + ["le=\"\(bound)\""], String(count))
        }
        sample(metric.rawValue + "_sum", labels, Self.number(values.sum))
        sample(metric.rawValue + "_count", labels, String(count))
    }

    private mutating func sample(_ name: String, _ labels: [String], _ value: String) {
        text += name
        if !labels.isEmpty { text += "{\(labels.joined(separator: ","))}" }
        text += " \(value)\n"
    }

    /// Both formats read what Swift writes, but for infinity.
    private static func number(_ value: Double) -> String {
        if value.isInfinite { return value > 0 ? "+Inf" : "-Inf" }
        if value.isNaN { return "NaN" }
        return "\(value)"
    }

    private static func escaped(_ text: String, quotes: Bool) -> String {
        let plain = text.replacing("\\", with: "\\\\").replacing("\n", with: "\\n")
        return quotes ? plain.replacing("\"", with: "\\\"") : plain
    }
}
