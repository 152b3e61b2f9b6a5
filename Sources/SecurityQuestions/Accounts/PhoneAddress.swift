import Foundation

/// What a switchboard sends instead of a bare number: `"Jean" <sip:+33612345678@pbx.example;user=phone>;tag=1`,
/// `P-Asserted-Identity: <tel:+33612345678>`, `tel:0612345678;phone-context=+33`, `sip:%2B33612345678@…`.
struct PhoneAddress {
    /// The number with whatever else stood there; one a line where there were several addresses.
    let text: String
    /// The digits of a `phone-context` that is a country code.
    let context: String?

    init(_ text: String) {
        let inside = Self.bracketed(text)
        let named = inside.isEmpty ? text : inside.joined(separator: "\n")
        let plain = named.contains("%") ? named.removingPercentEncoding ?? named : named
        let context = Self.parameter("phone-context", of: plain) ?? Self.parameter("phone-context", of: text)
        self.context = context.flatMap { value in
            value.hasPrefix("+") && value.dropFirst().allSatisfy { $0.isASCII && $0.isNumber }
                ? String(value.dropFirst()) : nil
        }
        let own = Self.parameter("ext", of: plain).map { " ext \($0)" } ?? ""
        self.text = plain.contains("@") || plain.contains("=") ? Self.withoutHost(plain) + own : plain
    }

    /// What stands in angle brackets and has a number in it.
    private static func bracketed(_ text: String) -> [String] {
        guard text.contains("<") else { return [] }
        return text.split(separator: "<", omittingEmptySubsequences: false).dropFirst()
            .map { String($0.prefix { $0 != ">" }) }
            .filter { withoutHost($0).filter(\.isNumber).count >= 3 }
    }

    private static func parameter(_ name: String, of text: String) -> String? {
        guard let start = text.range(of: ";\(name)=", options: .caseInsensitive) else { return nil }
        return String(text[start.upperBound...].prefix { !";@>, \n".contains($0) })
    }

    /// Without `@host:port` and `;name=value`.
    private static func withoutHost(_ text: String) -> String {
        var kept = ""
        var rest = text[...]
        while let sign = rest.first {
            if sign == "@" {
                rest = rest.drop { !";, \n>".contains($0) }
            } else if sign == ";", isParameter(rest.dropFirst()) {
                rest = rest.dropFirst().drop { !";@, \n>".contains($0) }
            } else {
                kept.append(sign)
                rest = rest.dropFirst()
            }
        }
        return kept
    }

    private static func isParameter(_ text: Substring) -> Bool {
        let name = text.prefix { $0.isLetter || $0 == "-" }
        return !name.isEmpty && text.dropFirst(name.count).first == "="
    }
}
