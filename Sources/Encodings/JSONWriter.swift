import Foundation

/// What is written as JSON by hand.
package protocol JSONWritable {
    /// Writes its members; the object around them is the caller's.
    func write(to json: inout JSONWriter)
}

/// Writes a JSON object (RFC 8259) straight into bytes, in one line: for what is answered often, where `JSONEncoder`, which first makes a
/// tree of it, is a seventh of a request. Members stand in the order in which they are written. What ``JSONText`` escapes is escaped.
package struct JSONWriter {
    private var bytes: [UInt8] = []

    private init() { bytes.reserveCapacity(2048) }

    package static func text(_ value: some JSONWritable) -> String {
        var json = JSONWriter()
        json.object(value)
        return String(decoding: json.bytes, as: UTF8.self)
    }

    /// Left out where it is nil, as all that follow.
    package mutating func member(_ name: String, _ value: String?) {
        guard let value else { return }
        begin(name)
        string(value)
    }

    package mutating func member(_ name: String, _ value: Int?) {
        guard let value else { return }
        begin(name)
        bytes.append(contentsOf: String(value).utf8)
    }

    package mutating func member(_ name: String, _ value: Bool?) {
        guard let value else { return }
        begin(name)
        bytes.append(contentsOf: (value ? "true" : "false").utf8)
    }

    /// In whole seconds of UTC: `2026-11-28T09:30:00Z` (RFC 3339).
    package mutating func member(_ name: String, _ value: Date?) {
        guard let value else { return }
        begin(name)
        moment(value)
    }

    package mutating func member(_ name: String, _ value: (some JSONWritable)?) {
        guard let value else { return }
        begin(name)
        object(value)
    }

    package mutating func member(_ name: String, _ values: [some JSONWritable]) {
        list(name, values) { json, value in json.object(value) }
    }

    package mutating func member(_ name: String, _ values: [String]) {
        list(name, values) { json, value in json.string(value) }
    }

    private mutating func list<Value>(
        _ name: String, _ values: [Value], _ write: (inout JSONWriter, Value) -> Void
    ) {
        begin(name)
        bytes.append(UInt8(ascii: "["))
        for (place, value) in values.enumerated() {
            if place > 0 { bytes.append(UInt8(ascii: ",")) }
            write(&self, value)
        }
        bytes.append(UInt8(ascii: "]"))
    }

    private mutating func object(_ value: some JSONWritable) {
        bytes.append(UInt8(ascii: "{"))
        value.write(to: &self)
        bytes.append(UInt8(ascii: "}"))
    }

    private mutating func begin(_ name: String) {
        if bytes.last != UInt8(ascii: "{") { bytes.append(UInt8(ascii: ",")) }
        string(name)
        bytes.append(UInt8(ascii: ":"))
    }

    private mutating func string(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        // Most of it is plain ASCII, and copied.
        if text.utf8.allSatisfy({ (0x20...0x7E).contains($0) && $0 != 0x22 && $0 != 0x5C }) {
            bytes.append(contentsOf: text.utf8)
        } else {
            for scalar in text.unicodeScalars { character(scalar) }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func character(_ scalar: Unicode.Scalar) {
        switch scalar {
        case "\"": bytes.append(contentsOf: "\\\"".utf8)
        case "\\": bytes.append(contentsOf: "\\\\".utf8)
        case "\n": bytes.append(contentsOf: "\\n".utf8)
        case "\r": bytes.append(contentsOf: "\\r".utf8)
        case "\t": bytes.append(contentsOf: "\\t".utf8)
        case "\u{8}": bytes.append(contentsOf: "\\b".utf8)
        case "\u{C}": bytes.append(contentsOf: "\\f".utf8)
        case _ where scalar.isActing: bytes.append(contentsOf: JSONText.escape(scalar).utf8)
        default: bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        }
    }

    private mutating func moment(_ date: Date) {
        bytes.append(UInt8(ascii: "\""))
        // One that fits in no number is none that anybody reads.
        UTCText.append(Int(exactly: date.timeIntervalSince1970.rounded(.down)) ?? .max, to: &bytes)
        bytes.append(contentsOf: "Z\"".utf8)
    }
}
