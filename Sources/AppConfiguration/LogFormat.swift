/// How the server's own log is written.
package enum LogFormat: String, CaseIterable, Sendable {
    /// A line on standard error that people read.
    case text
    /// A JSON object a line, likewise.
    case json
    /// With its fields to systemd's journal, where standard error leads there; else as text.
    case journal
}
