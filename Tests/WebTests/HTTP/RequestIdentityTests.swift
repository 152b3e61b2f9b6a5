import HTTPTypes
import Testing

@testable import Web

/// What a proxy calls a request, and what is taken for that.
struct RequestIdentityTests {
    private func identity(_ request: String?, _ trace: String?) -> RequestIdentity {
        var headers = HTTPFields()
        if let name = HTTPField.Name("X-Request-Id") { headers[name] = request }
        if let name = HTTPField.Name("traceparent") { headers[name] = trace }
        return RequestIdentity(headers)
    }

    private static let trace = "4bf92f3577b34da6a3ce929d0e0e4736"
    private static let span = "00f067aa0ba902b7"

    @Test func `an id and a trace are taken as they are`() {
        let found = identity("7f3-a.b_c:d/1", "00-\(Self.trace)-\(Self.span)-01")
        #expect(found.request == "7f3-a.b_c:d/1")
        #expect(found.trace == RequestIdentity.Trace(id: Self.trace, span: Self.span))
    }

    @Test func `of a later version what it has in common is taken`() {
        #expect(identity(nil, "cc-\(Self.trace)-\(Self.span)-01-more").trace?.id == Self.trace)
    }

    @Test(arguments: ["", "a b", "é", "a\"b", String(repeating: "a", count: 129), "level=error status=200\u{7F}"])
    func `what could be a field of the log's own is no id`(text: String) {
        #expect(identity(text, nil).request == nil)
    }

    @Test(arguments: [
        "", "00-\(trace)-\(span)", "00-\(trace)-\(span)-01-more", "ff-\(trace)-\(span)-01",
        "00-\(trace.uppercased())-\(span)-01",
        "00-00000000000000000000000000000000-\(span)-01", "00-\(trace)-0000000000000000-01", "00-\(trace)-\(span)-0",
        "00-\(trace)\(span)-01",
    ])
    func `what is no trace is none`(text: String) { #expect(identity(nil, text).trace == nil) }
}
