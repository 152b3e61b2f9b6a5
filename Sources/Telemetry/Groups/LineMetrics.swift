import CoreMetrics
import Logging

/// How many lines the server's own log has, by level.
package struct LineMetrics: Sendable {
    private let counts: [Logger.Level: Counter]

    init(_ factory: any MetricsFactory) {
        counts = Logger.Level.allCases.reduce(into: [:]) {
            $0[$1] = factory.counter(.logLines, .level($1.rawValue))
        }
    }

    package func written(_ level: Logger.Level) { counts[level]?.increment() }
}
