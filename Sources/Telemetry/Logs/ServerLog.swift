import Foundation
import Logging

/// The server's own log: each line is counted and handed to a writer.
package struct ServerLog: LogHandler {
    package var metadata: Logger.Metadata = [:]
    package var metadataProvider: Logger.MetadataProvider?
    package var logLevel: Logger.Level
    private let writer: any LineWriter
    private let lines: LineMetrics
    private let now: @Sendable () -> Date

    package init(
        _ writer: any LineWriter, level: Logger.Level, counting lines: LineMetrics, now: @escaping @Sendable () -> Date
    ) {
        self.writer = writer
        self.lines = lines
        self.now = now
        logLevel = level
    }

    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) {
        lines.written(event.level)
        var context = metadata
        if let provided = metadataProvider?.get() { context.merge(provided) { _, provided in provided } }
        writer.write(LogLine(at: LogTime(now()), event, context))
    }
}
