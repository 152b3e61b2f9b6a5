import Foundation
import Testing

@testable import Telemetry

/// docs/monitoring.md and the files beside it name what there is, and all of it.
struct MonitoringDocTests {
    private static func content(_ path: String) throws -> String {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardizedFileURL
        return try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    @Test func `every metric stands in the table with its labels, and no other`() throws {
        let rows = try Self.content("docs/monitoring.md").matches(of: /(?m)^\| `([a-z]+(?:_[a-z]+)+)` \| ([^|]*) \|/)
        let told = Dictionary(uniqueKeysWithValues: rows.map { (String($0.output.1), String($0.output.2)) })
        #expect(Set(told.keys) == Set(Metric.allCases.map(\.rawValue)))
        for metric in Metric.allCases {
            let labels = metric.labels.map { "`\($0.rawValue)`" }.joined(separator: ", ")
            #expect(told[metric.rawValue] == (labels.isEmpty ? "–" : labels), "\(metric.rawValue)")
        }
    }

    @Test func `every event of the log is explained, and the schema knows no other`() throws {
        let names = Set(LoggedEvent.allCases.map(\.rawValue))
        let rows = try Self.content("docs/monitoring.md").matches(
            of: /(?m)^\| `([a-z.-]+)` \| (?:info|notice|warning|error|critical) \|/)
        #expect(Set(rows.map { String($0.output.1) }) == names)
        let schema =
            try JSONSerialization.jsonObject(
                with: Data(Self.content("Packaging/monitoring/log-line.schema.json").utf8)) as? [String: Any]
        let properties = schema?["properties"] as? [String: [String: Any]]
        #expect(Set(properties?["event"]?["enum"] as? [String] ?? []) == names)
    }

    @Test func `an event has the level that is told of it`() throws {
        let document = try Self.content("docs/monitoring.md")
        for event in LoggedEvent.allCases {
            #expect(document.contains("| `\(event.rawValue)` | \(event.level) |"), "\(event.rawValue)")
        }
    }

    @Test func `every alert has a paragraph that says what to do`() throws {
        let alerts = try Self.content("Packaging/monitoring/alerts.yml")
        let names = alerts.matches(of: /- alert: (\w+)/).map { String($0.output.1) }
        let document = try Self.content("docs/monitoring.md")
        #expect(names.count >= 14 && Set(names).count == names.count)
        for name in names {
            #expect(document.contains("\n### \(name)\n"), "\(name)")
            #expect(alerts.contains("/operators/monitoring/#\(name.lowercased())\n"), "\(name)")
        }
        #expect(document.matches(of: /\n### Countersign\w+\n/).count == names.count)
    }
}
