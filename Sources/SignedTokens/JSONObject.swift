/// A JSON object as a token, a key set or a provider's description holds it: each member once, compared byte by byte.
///
/// Swift compares texts by what they look like (the Kelvin sign is a K); a signature is over bytes, so names are bytes here.
package struct JSONObject: Sendable {
    private let members: [[UInt8]: JSONValue]

    init(_ members: [[UInt8]: JSONValue]) { self.members = members }

    /// Reads one object and nothing after it (RFC 8259).
    ///
    /// Nil where it is none, has a member twice, is nested deeper than 16, or has a text that is no UTF-8.
    package init?(json: some Collection<UInt8>) {
        var reader = JSONReader(Array(json))
        guard case .object(let object) = reader.document() else { return nil }
        self = object
    }

    /// What its members are called, in no order.
    package var names: [String] { members.keys.map { String(decoding: $0, as: UTF8.self) } }

    package subscript(name: String) -> JSONValue? { members[Array(name.utf8)] }

    package func has(_ name: String) -> Bool { self[name] != nil }

    /// A member that is a text.
    package func text(_ name: String) -> String? { self[name]?.text }

    /// What stands at the end of a path such as `realm_access.roles`. A name that has full stops itself is found as well
    /// where it stands at the top.
    package func value(at path: String) -> JSONValue? {
        if let value = self[path] { return value }
        var object = self
        let names = path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        for name in names.dropLast() {
            guard case .object(let inner) = object[name] else { return nil }
            object = inner
        }
        return names.last.flatMap { object[$0] }
    }
}

/// A JSON value.
package enum JSONValue: Sendable {
    case object(JSONObject)
    case array([JSONValue])
    case text(String)
    /// A whole number, written without a fraction or an exponent.
    case integer(Int)
    /// A number with a fraction and no exponent, by what stands before the point.
    case fraction(of: Int)
    /// Any other number: nothing that is checked is one.
    case otherNumber
    case bool(Bool)
    case null

    /// Reads one value and nothing after it, as ``JSONObject/init(json:)`` does.
    package init?(json: some Collection<UInt8>) {
        var reader = JSONReader(Array(json))
        guard let value = reader.document() else { return nil }
        self = value
    }

    package var text: String? { if case .text(let text) = self { text } else { nil } }
    package var integer: Int? { if case .integer(let number) = self { number } else { nil } }
    package var bool: Bool? { if case .bool(let value) = self { value } else { nil } }

    /// A list of texts; nil where anything in it is something else.
    package var texts: [String]? {
        guard case .array(let values) = self else { return nil }
        let texts = values.compactMap(\.text)
        return texts.count == values.count ? texts : nil
    }
}

extension String {
    /// The same bytes, where `==` would take what looks the same.
    package func isExactly(_ other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}
