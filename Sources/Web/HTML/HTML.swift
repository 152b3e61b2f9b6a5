import SecurityQuestions

/// A piece of a page. What is interpolated into it is escaped unless it is `HTML` itself, so a name such as
/// `<script>` stays a name; a value that is missing does not compile.
///
///     let row: HTML = "<td>\(company)</td>"
struct HTML: Sendable, ExpressibleByStringInterpolation {
    /// In UTF-8, as they are sent.
    private(set) var bytes: [UInt8]

    init(stringLiteral value: String) { bytes = Array(value.utf8) }
    init(stringInterpolation: Interpolation) { bytes = stringInterpolation.bytes }

    static let none: HTML = ""

    static func += (page: inout HTML, more: HTML) { page.bytes += more.bytes }

    var text: String { String(decoding: bytes, as: UTF8.self) }

    struct Interpolation: StringInterpolationProtocol {
        fileprivate var bytes: [UInt8] = []

        init(literalCapacity: Int, interpolationCount: Int) {
            bytes.reserveCapacity(literalCapacity + interpolationCount * 24)
        }

        mutating func appendLiteral(_ literal: String) { bytes += literal.utf8 }
        mutating func appendInterpolation(_ html: HTML) { bytes += html.bytes }
        mutating func appendInterpolation(_ parts: [HTML]) {
            for part in parts { bytes += part.bytes }
        }
        mutating func appendInterpolation(_ plain: String) { escape(plain) }
        mutating func appendInterpolation(_ number: Int) { bytes += String(number).utf8 }

        /// Also right inside double-quoted attributes (OWASP XSS Prevention, rules 1 and 2). Each of the five is a byte of its
        /// own in UTF-8, and part of no other character.
        private mutating func escape(_ plain: String) {
            let characters = plain.utf8.span
            guard characters.indices.contains(where: { Self.entity(of: characters[$0]) != nil }) else {
                bytes += plain.utf8
                return
            }
            for place in characters.indices {
                if let entity = Self.entity(of: characters[place]) {
                    bytes += entity.utf8
                } else {
                    bytes.append(characters[place])
                }
            }
        }

        private static func entity(of byte: UInt8) -> String? {
            switch byte {
            case UInt8(ascii: "&"): "&amp;"
            case UInt8(ascii: "<"): "&lt;"
            case UInt8(ascii: ">"): "&gt;"
            case UInt8(ascii: "\""): "&quot;"
            case UInt8(ascii: "'"): "&#39;"
            default: nil
            }
        }
    }
}

extension HTML? {
    /// Nothing where there is nothing.
    var orNone: HTML { self ?? .none }
}
