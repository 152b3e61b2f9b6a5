import Foundation
import Synchronization

/// Writes lines somewhere, each whole.
package protocol LineWriter: Sendable {
    func write(_ line: LogLine)
}

/// Lines on standard error, as a format makes them.
package struct StandardErrorWriter: LineWriter {
    private let text: @Sendable (LogLine) -> String
    /// A pipe takes no more than a page at once: longer lines of two threads would lie within each other.
    private static let turn = Mutex(())

    package init(_ text: @escaping @Sendable (LogLine) -> String) { self.text = text }

    package func write(_ line: LogLine) {
        let bytes = Data((text(line) + "\n").utf8)
        // A log that nobody reads any more keeps no server from serving.
        Self.turn.withLock { _ in try? FileHandle.standardError.write(contentsOf: bytes) }
    }
}

/// For people: `time level countersign: name=value … [source] message`, as it always was.
package struct TextLines: Sendable {
    package init() {}

    package func text(_ line: LogLine) -> String {
        var facts = [(LogLine.eventKey, line.event)]
        let apart = [
            ("request", line.request), (LogLine.traceKey, line.trace), (LogLine.spanKey, line.span),
            ("brand", line.brand),
        ]
        for (name, value) in apart { if let value { facts.append((name, value)) } }
        let written = (facts + line.attributes.map { ($0.name, $0.value) }).map { "\($0)=\($1)" }
        return "\(line.time) \(line.level) countersign: \(written.joined(separator: " ")) \(line.body)"
    }
}
