import HTTPTypes
import Logging
import Telemetry

/// What a trusted proxy says a request is called: its id (`X-Request-Id`), and the trace it is part of (`traceparent`, W3C Trace
/// Context). Every line of the log about the request bears them. A visitor names no request: what they could say is looked for in logs.
struct RequestIdentity: Hashable {
    let request: String?
    let trace: Trace?

    struct Trace: Hashable {
        let id: String
        /// Of the caller's span, whose child the request is.
        let span: String
    }

    init(_ headers: HTTPFields) {
        request = headers[.requestID].flatMap { Self.isName($0) ? $0 : nil }
        trace = headers[.traceParent].flatMap(Trace.init)
    }

    /// Puts it into a request's logger.
    func name(_ logger: inout Logger) {
        if let request { logger[metadataKey: LogLine.requestKey] = "\(request)" }
        if let trace {
            logger[metadataKey: LogLine.traceKey] = "\(trace.id)"
            logger[metadataKey: LogLine.spanKey] = "\(trace.span)"
        }
    }

    private static func isName(_ text: String) -> Bool {
        (1...128).contains(text.utf8.count)
            && text.unicodeScalars.allSatisfy {
                $0.isASCII && ($0.properties.isAlphabetic || ("0"..."9") ~= $0 || "-_.:/+=".unicodeScalars.contains($0))
            }
    }
}

extension RequestIdentity.Trace {
    /// Reads `00-TRACE-SPAN-FLAGS`; of later versions what they have in common with it (W3C Trace Context §4.3).
    init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count >= 4, Self.isHex(parts[0], 2), parts[0] != "ff", parts[0] != "00" || parts.count == 4,
            Self.isHex(parts[1], 32), parts[1].contains(where: { $0 != "0" }), Self.isHex(parts[2], 16),
            parts[2].contains(where: { $0 != "0" }), Self.isHex(parts[3], 2)
        else { return nil }
        (id, span) = (String(parts[1]), String(parts[2]))
    }

    private static func isHex(_ text: Substring, _ count: Int) -> Bool {
        text.utf8.count == count
            && text.utf8.allSatisfy {
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
                    || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
            }
    }
}

extension HTTPField.Name {
    fileprivate static let requestID = Self("X-Request-Id")!  // a valid name
    fileprivate static let traceParent = Self("traceparent")!  // a valid name
}
