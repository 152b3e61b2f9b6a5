import SecurityQuestions

/// A piece of a page. What is interpolated into it is escaped unless it is `HTML` itself, so a name such as
/// `<script>` stays a name; a value that is missing does not compile.
///
///     let row: HTML = "<td>\(company)</td>"
struct HTML: Sendable, ExpressibleByStringInterpolation {
    private(set) var text: String

    init(stringLiteral value: String) { text = value }
    init(stringInterpolation: Interpolation) { text = stringInterpolation.text }

    static let none: HTML = ""

    static func += (page: inout HTML, more: HTML) { page.text += more.text }

    struct Interpolation: StringInterpolationProtocol {
        fileprivate var text: String

        init(literalCapacity: Int, interpolationCount: Int) {
            text = ""
            text.reserveCapacity(literalCapacity + interpolationCount * 24)
        }

        mutating func appendLiteral(_ literal: String) { text += literal }
        mutating func appendInterpolation(_ html: HTML) { text += html.text }
        mutating func appendInterpolation(_ parts: [HTML]) {
            for part in parts { text += part.text }
        }
        mutating func appendInterpolation(_ plain: String) { Self.escape(plain, into: &text) }
        mutating func appendInterpolation(_ number: Int) { text += String(number) }

        /// Also right inside double-quoted attributes (OWASP XSS Prevention, rules 1 and 2).
        private static func escape(_ plain: String, into text: inout String) {
            let needsCare = plain.utf8.contains { $0 == 0x26 || $0 == 0x3C || $0 == 0x3E || $0 == 0x22 || $0 == 0x27 }
            guard needsCare else {
                text += plain
                return
            }
            for scalar in plain.unicodeScalars {
                switch scalar {
                case "&": text += "&amp;"
                case "<": text += "&lt;"
                case ">": text += "&gt;"
                case "\"": text += "&quot;"
                case "'": text += "&#39;"
                default: text.unicodeScalars.append(scalar)
                }
            }
        }
    }
}

extension HTML? {
    /// Nothing where there is nothing.
    var orNone: HTML { self ?? .none }
}
