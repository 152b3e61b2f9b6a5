import Logging

/// One line of the server's own log, whatever it is written as. Nothing in it breaks the line.
package struct LogLine: Sendable {
    package static let eventKey = "event"
    /// What Hummingbird calls the id of a request.
    package static let requestKey = "hb.request.id"
    package static let traceKey = "trace_id"
    package static let spanKey = "span_id"
    package static let brandKey = "brand"

    let time: LogTime
    let level: Logger.Level
    let body: String
    let event: String
    /// What is told of apart, where it is known.
    var request, trace, span, brand: String?
    /// The rest, in the order of their names.
    let attributes: [(name: String, value: String)]

    init(at time: LogTime, _ logged: LogEvent, _ context: Logger.Metadata) {
        var facts = context
        if let own = logged.metadata { facts.merge(own) { _, own in own } }
        if let error = logged.error { facts["error"] = "\(error)" }
        func take(_ key: String) -> String? { facts.removeValue(forKey: key).map { Self.oneLine("\($0)") } }
        self.time = time
        level = logged.level
        body = Self.oneLine("\(logged.message)")
        event = take(Self.eventKey) ?? LoggedEvent.library.rawValue
        (request, trace, span, brand) = (
            take(Self.requestKey), take(Self.traceKey), take(Self.spanKey), take(Self.brandKey)
        )
        attributes = facts.sorted { $0.key < $1.key }.map { ($0.key, Self.oneLine("\($0.value)")) }
    }

    /// A space for whatever ends a line or acts on a terminal.
    static func oneLine(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 || $0 == 0xE2 }) else { return text }
        var line = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { line.append(acts(scalar) ? " " : scalar) }
        return String(line)
    }

    /// Control characters, and the two that some readers take for an end of the line.
    private static func acts(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .control || scalar == "\u{2028}" || scalar == "\u{2029}"
    }
}

extension Logger.Level {
    /// As the data model for logs of OpenTelemetry numbers them.
    var severityNumber: Int {
        switch self {
        case .trace: 1
        case .debug: 5
        case .info: 9
        case .notice: 10
        case .warning: 13
        case .error: 17
        case .critical: 21
        }
    }

    /// As syslog numbers them (RFC 5424 §6.2.1).
    var priority: Int {
        switch self {
        case .trace, .debug: 7
        case .info: 6
        case .notice: 5
        case .warning: 4
        case .error: 3
        case .critical: 2
        }
    }
}
