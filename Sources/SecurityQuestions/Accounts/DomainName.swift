import Foundation

/// A domain as people read it, in letters, and as mail goes to it, in ASCII (RFC 5890; the code is RFC 3492, Punycode).
package struct DomainName: Sendable, Hashable {
    /// In small letters, composed: what two spellings have in common.
    package let letters: String
    /// What a mail server takes.
    package let ascii: String

    /// Browsers send an address of a form with its domain in ASCII, whatever was typed.
    package init(_ text: String) {
        if text.utf8.allSatisfy({ $0 < 0x80 }) {
            let small = text.lowercased()
            // Few domains have a hyphen, and one byte is found sooner than four letters.
            if !small.utf8.contains(UInt8(ascii: "-")) || !small.contains("xn--") {
                (letters, ascii) = (small, small)
                return
            }
        }
        let folded = text.precomposedStringWithCompatibilityMapping.lowercased()
            .precomposedStringWithCompatibilityMapping
            .replacing("\u{3002}", with: ".").replacing("\u{FF61}", with: ".")
        let labels = folded.split(separator: ".", omittingEmptySubsequences: false).map { label in
            label.hasPrefix("xn--") ? Punycode.letters(label.dropFirst(4)) ?? String(label) : String(label)
        }
        letters = labels.joined(separator: ".").precomposedStringWithCanonicalMapping
        ascii = letters.split(separator: ".", omittingEmptySubsequences: false).map { label in
            label.utf8.allSatisfy { $0 < 0x80 } ? String(label) : "xn--" + Punycode.ascii(label)
        }.joined(separator: ".")
    }
}

/// RFC 3492 with the parameters of section 5.
private enum Punycode {
    static func ascii(_ label: Substring) -> String {
        let points = label.unicodeScalars.map(\.value)
        var output = points.filter { $0 < 0x80 }.compactMap(Unicode.Scalar.init).reduce(into: "") {
            $0.unicodeScalars.append($1)
        }
        let basic = points.filter { $0 < 0x80 }.count
        if basic > 0 { output += "-" }
        var (next, delta, bias, handled) = (UInt32(128), 0, 72, basic)
        while handled < points.count {
            let least = points.filter { $0 >= next }.min() ?? next
            delta += Int(least - next) * (handled + 1)
            next = least
            for point in points {
                if point < next { delta += 1 }
                guard point == next else { continue }
                var (rest, at) = (delta, 36)
                while true {
                    let threshold = min(max(at - bias, 1), 26)
                    if rest < threshold { break }
                    output.append(digit(threshold + (rest - threshold) % (36 - threshold)))
                    rest = (rest - threshold) / (36 - threshold)
                    at += 36
                }
                output.append(digit(rest))
                bias = adapted(delta, count: handled + 1, isFirst: handled == basic)
                delta = 0
                handled += 1
            }
            delta += 1
            next += 1
        }
        return output
    }

    /// Nil where it is no Punycode, or not the one way to write what it says.
    static func letters(_ text: Substring) -> String? {
        guard text.utf8.count <= 59 else { return nil }
        let cut = text.lastIndex(of: "-")
        var points = cut.map { text[..<$0].unicodeScalars.map(\.value) } ?? []
        let encoded = cut.map { text[text.index(after: $0)...] } ?? text
        var (next, index, bias) = (128, 0, 72)
        var rest = Array(encoded.utf8)[...]
        while !rest.isEmpty {
            let before = index
            var (weight, at) = (1, 36)
            while true {
                guard let byte = rest.popFirst(), let value = value(byte) else { return nil }
                index += value * weight
                let threshold = min(max(at - bias, 1), 26)
                if value < threshold { break }
                weight *= 36 - threshold
                at += 36
                guard weight < 1 << 40, index < 1 << 40 else { return nil }
            }
            let count = points.count + 1
            bias = adapted(index - before, count: count, isFirst: before == 0)
            next += index / count
            index %= count
            guard next >= 128, next <= 0x10FFFF, Unicode.Scalar(UInt32(next)) != nil else { return nil }
            points.insert(UInt32(next), at: index)
            index += 1
        }
        let letters = points.compactMap(Unicode.Scalar.init).reduce(into: "") { $0.unicodeScalars.append($1) }
        let isOrdinary = letters.unicodeScalars.allSatisfy {
            $0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "-"
                || $0.properties.generalCategory == .nonspacingMark
        }
        return isOrdinary && ascii(letters[...]) == text ? letters : nil
    }

    private static func adapted(_ delta: Int, count: Int, isFirst: Bool) -> Int {
        var rest = isFirst ? delta / 700 : delta / 2
        rest += rest / count
        var steps = 0
        while rest > 455 {
            rest /= 35
            steps += 36
        }
        return steps + 36 * rest / (rest + 38)
    }

    private static func digit(_ value: Int) -> Character {
        Array("abcdefghijklmnopqrstuvwxyz0123456789")[value]
    }

    private static func value(_ byte: UInt8) -> Int? {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"): Int(byte - UInt8(ascii: "a"))
        case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte - UInt8(ascii: "0")) + 26
        default: nil
        }
    }
}
