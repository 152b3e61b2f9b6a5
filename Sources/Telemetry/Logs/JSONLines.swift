import Logging

/// For programs: one JSON object a line, by the data model for logs of OpenTelemetry (Packaging/monitoring/log-line.schema.json).
package struct JSONLines: Sendable {
    /// What is the same in every line, from the end of the attributes on.
    private let ending: String

    /// - Parameters:
    ///   - instance: tells this run of the server from others.
    ///   - node: what the configuration calls this server.
    package init(version: String, instance: String, host: String, node: String) {
        let facts = [
            ("service.name", "countersign"), ("service.version", version), ("service.instance.id", instance),
            ("host.name", host),
        ]
        ending =
            "},\"node\":\(Self.quoted(node)),\"resource\":{"
            + facts.map { "\(Self.quoted($0)):\(Self.quoted($1))" }.joined(separator: ",") + "}}"
    }

    package func text(_ line: LogLine) -> String {
        var json = "{\"time\":\"\(line.time)\",\"severity\":\"\(line.level.rawValue.uppercased())\","
        json.reserveCapacity(640)
        json += "\"severity_number\":\(line.level.severityNumber),\"event\":"
        json += Self.quoted(line.event)
        json += ",\"body\":"
        json += Self.quoted(line.body)
        for (name, value) in [
            ("request_id", line.request), (LogLine.traceKey, line.trace), (LogLine.spanKey, line.span),
            (LogLine.brandKey, line.brand),
        ] {
            guard let value else { continue }
            json += ",\"\(name)\":"
            json += Self.quoted(value)
        }
        json += ",\"attributes\":{"
        for (place, attribute) in line.attributes.enumerated() {
            json += place == 0 ? "" : ","
            json += Self.quoted(attribute.name)
            json += ":"
            json += Self.quoted(attribute.value)
        }
        json += ending
        return json
    }

    /// RFC 8259 §7. A line has no control characters left, but whoever calls may not know.
    static func quoted(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 < 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }) else {
            return "\"\(text)\""
        }
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case _ where scalar.value < 0x20:
                quoted += "\\u00" + (scalar.value < 0x10 ? "0" : "") + String(scalar.value, radix: 16)
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
