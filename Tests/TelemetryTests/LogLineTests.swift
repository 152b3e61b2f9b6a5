import Foundation
import Logging
import Synchronization
import Testing

@testable import Telemetry

/// A line of the server's own log, in each of its formats.
struct LogLineTests {
    /// Keeps what was written.
    private final class Kept: LineWriter {
        let lines = Mutex<[LogLine]>([])
        func write(_ line: LogLine) { lines.withLock { $0.append(line) } }
    }

    private let date = Date(timeIntervalSince1970: 1_764_264_434.123456)

    private func line(_ write: (inout Logger) -> Void) throws -> LogLine {
        let kept = Kept()
        var logger = Logger(label: "test") { [date] _ in
            ServerLog(kept, level: .debug, counting: Telemetry.off.lines, now: { date })
        }
        write(&logger)
        let lines = kept.lines.withLock(\.self)
        #expect(lines.count == 1)
        return try #require(lines.first)
    }

    private static let json = JSONLines(version: "1.2.3", instance: "0011223344556677", host: "care-1", node: "a")

    @Test func `a JSON line tells the event, the request and the trace apart from the rest`() throws {
        let line = try line { logger in
            logger[metadataKey: LogLine.requestKey] = "r-1"
            logger[metadataKey: LogLine.traceKey] = "4bf92f3577b34da6a3ce929d0e0e4736"
            logger[metadataKey: LogLine.spanKey] = "00f067aa0ba902b7"
            logger.tell(.requestServed, "request", ["route": "/question", "status": "200"])
        }
        #expect(
            Self.json.text(line) == """
                {"time":"2025-11-27T17:27:14.123456Z","severity":"INFO","severity_number":9,"event":"request.served",\
                "body":"request","request_id":"r-1","trace_id":"4bf92f3577b34da6a3ce929d0e0e4736","span_id":"00f067aa0ba902b7",\
                "attributes":{"route":"/question","status":"200"},"node":"a","resource":{"service.name":"countersign",\
                "service.version":"1.2.3","service.instance.id":"0011223344556677","host.name":"care-1"}}
                """)
    }

    @Test func `what somebody sent can neither end a line nor begin a field`() throws {
        let hostile = "a\"b\\c\nlevel=error \u{1B}[2J\u{85}\u{2028}d"
        let line = try line { $0.tell(.requestFailed, "\(hostile)", ["error": "\(hostile)"]) }
        let text = Self.json.text(line)
        #expect(!text.unicodeScalars.contains { $0.value < 0x20 || $0 == "\u{85}" || $0 == "\u{2028}" })
        let read = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        #expect(read?["body"] as? String == "a\"b\\c level=error  [2J  d")
        #expect(!TextLines().text(line).contains("\n"))
        #expect(
            !JournalWriter.fields(of: line).split(separator: UInt8(ascii: "\n")).contains {
                $0.starts(with: "level=".utf8)
            })
    }

    @Test func `what a library says has a name as well`() throws {
        let line = try line { $0.notice("Server started", metadata: ["port": "8080"]) }
        #expect(
            line.event == "library"
                && TextLines().text(line).contains(" notice countersign: event=library port=8080 Server started"))
    }

    @Test func `the journal gets the fields that it is searched by`() throws {
        let line = try line { $0.tell(.mailGivenUp, "mail given up", ["queue.id": "7"]) }
        let fields = String(decoding: JournalWriter.fields(of: line), as: UTF8.self)
        #expect(
            fields == """
                MESSAGE=mail given up
                PRIORITY=4
                SYSLOG_IDENTIFIER=countersign
                COUNTERSIGN_EVENT=mail.given-up
                COUNTERSIGN_QUEUE_ID=7

                """)
    }

    @Test func `a journal that is not there is not written to`() {
        #expect(JournalWriter(path: "/nowhere/journal", orElse: Kept()) == nil)
        #expect(JournalWriter(path: String(repeating: "a", count: 300), orElse: Kept()) == nil)
        #expect(!JournalWriter.isOurs(nil) && !JournalWriter.isOurs("1:2"))
    }

    @Test func `below the level that is set nothing is written, and a line counts by its level`() {
        let (kept, telemetry) = (Kept(), Telemetry())
        let logger = Logger(label: "test") { [date] _ in
            ServerLog(kept, level: .warning, counting: telemetry.lines, now: { date })
        }
        logger.tell(.requestServed, "request")
        logger.tell(.mailDeferred, "mail refused")
        #expect(kept.lines.withLock(\.count) == 1)
        let page = telemetry.registry.map { PrometheusText.page(of: $0, as: .prometheus) }
        #expect(page?.contains("countersign_log_lines_total{level=\"warning\"} 1") == true)
        #expect(page?.contains("countersign_log_lines_total{level=\"info\"} 0") == true)
    }

    @Test(arguments: [
        (0.0, "1970-01-01T00:00:00.000000Z"), (951_782_400, "2000-02-29T00:00:00.000000Z"),
        (1_709_251_199.999999, "2024-02-29T23:59:59.999999Z"), (4_102_444_800, "2100-01-01T00:00:00.000000Z"),
    ])
    func `a moment is written to the microsecond`(seconds: Double, text: String) {
        #expect(LogTime(Date(timeIntervalSince1970: seconds)).description == text)
    }
}
