import AppConfiguration
import NIOCore
import NIOPosix

/// Whoever the audit log is streamed to.
protocol AuditSink: Sendable {
    /// Hands them over, in order. Once it returns they are the sink's own to keep; where it throws, nobody knows how many it has got, and
    /// all are handed over again.
    func deliver(_ records: [AuditRecord]) async throws

    /// Whether it takes connections, is who it should be and speaks TLS; nothing is handed over.
    func greet() async throws
}

/// An entry as it is handed over.
struct AuditRecord: Sendable {
    /// Milliseconds since 1970.
    let at: Int64
    let kind: String
    /// Not ended.
    let line: String
}

/// Why a sink has taken nothing, for people.
struct SinkFailure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

extension AuditStreamSettings {
    /// Throws where a file that it names cannot be read.
    func sink(on group: any EventLoopGroup = MultiThreadedEventLoopGroup.singleton) throws -> any AuditSink {
        switch sink {
        case .syslog(let address): SyslogSink(way: try TLSWay(to: address, trusting: authorities, on: group))
        case .https(let address, let path, let tokenFile):
            HTTPSSink(
                way: try TLSWay(to: address, trusting: authorities, on: group), host: address, path: path,
                kind: format == .cef ? "text/plain; charset=utf-8" : "application/x-ndjson",
                token: try tokenFile.map(Self.token))
        }
    }
}
