/// Reads JSON as RFC 8259 has it, and takes nothing that two readers could understand differently: a member that comes twice,
/// half of a surrogate pair, bytes that are no UTF-8, anything after the end. Foundation's reader takes the first.
struct JSONReader {
    private let bytes: [UInt8]
    private var place = 0

    /// Deeper than any token or key set.
    private static let deepest = 16

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The one value of the document; nil where it is not one.
    mutating func document() -> JSONValue? {
        skipSpaces()
        guard let value = value(depth: 0) else { return nil }
        skipSpaces()
        return place == bytes.count ? value : nil
    }

    private mutating func value(depth: Int) -> JSONValue? {
        guard depth < Self.deepest, let next = peek else { return nil }
        switch next {
        case UInt8(ascii: "{"): return object(depth: depth)
        case UInt8(ascii: "["): return array(depth: depth)
        case UInt8(ascii: "\""): return text().flatMap { String(validating: $0, as: UTF8.self) }.map(JSONValue.text)
        case UInt8(ascii: "t"): return take("true") ? .bool(true) : nil
        case UInt8(ascii: "f"): return take("false") ? .bool(false) : nil
        case UInt8(ascii: "n"): return take("null") ? .null : nil
        default: return number()
        }
    }

    private mutating func object(depth: Int) -> JSONValue? {
        var members: [[UInt8]: JSONValue] = [:]
        place += 1
        skipSpaces()
        if takeByte("}") { return .object(JSONObject([:])) }
        while true {
            skipSpaces()
            guard peek == UInt8(ascii: "\""), let name = text(), String(validating: name, as: UTF8.self) != nil,
                members[name] == nil
            else { return nil }
            skipSpaces()
            guard takeByte(":") else { return nil }
            skipSpaces()
            guard let value = value(depth: depth + 1) else { return nil }
            members[name] = value
            skipSpaces()
            if takeByte("}") { return .object(JSONObject(members)) }
            guard takeByte(",") else { return nil }
        }
    }

    private mutating func array(depth: Int) -> JSONValue? {
        var values: [JSONValue] = []
        place += 1
        skipSpaces()
        if takeByte("]") { return .array([]) }
        while true {
            skipSpaces()
            guard let value = value(depth: depth + 1) else { return nil }
            values.append(value)
            skipSpaces()
            if takeByte("]") { return .array(values) }
            guard takeByte(",") else { return nil }
        }
    }

    /// `-`, digits without a leading nought, a fraction, an exponent.
    private mutating func number() -> JSONValue? {
        let start = place
        _ = takeByte("-")
        guard let first = peek, digits() > 0 else { return nil }
        if first == UInt8(ascii: "0"), place - start > (bytes[start] == UInt8(ascii: "-") ? 2 : 1) { return nil }
        // One that does not fit is no number that anything is compared with.
        let whole = Int(String(decoding: bytes[start..<place], as: UTF8.self))
        var value = whole.map(JSONValue.integer) ?? .otherNumber
        if takeByte(".") {
            guard digits() > 0 else { return nil }
            value = whole.map { .fraction(of: $0) } ?? .otherNumber
        }
        if takeByte("e") || takeByte("E") {
            if !takeByte("+") { _ = takeByte("-") }
            guard digits() > 0 else { return nil }
            value = .otherNumber
        }
        return value
    }

    /// How many there were.
    private mutating func digits() -> Int {
        let start = place
        while let next = peek, next >= UInt8(ascii: "0"), next <= UInt8(ascii: "9") { place += 1 }
        return place - start
    }

    /// The bytes of a text, which may still be no UTF-8.
    private mutating func text() -> [UInt8]? {
        place += 1
        var result: [UInt8] = []
        while let next = peek {
            place += 1
            switch next {
            case UInt8(ascii: "\""): return result
            case UInt8(ascii: "\\"):
                guard let escaped = escaped() else { return nil }
                result += Array(String(escaped).utf8)
            case 0..<0x20: return nil
            default: result.append(next)
            }
        }
        return nil
    }

    private mutating func escaped() -> Unicode.Scalar? {
        guard let letter = peek else { return nil }
        place += 1
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(letter)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return codePoint()
        default: return nil
        }
    }

    private mutating func codePoint() -> Unicode.Scalar? {
        guard let first = codeUnit() else { return nil }
        guard 0xD800...0xDBFF ~= first else { return Unicode.Scalar(first) }
        guard takeByte("\\"), takeByte("u"), let second = codeUnit(), 0xDC00...0xDFFF ~= second else { return nil }
        return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    }

    private mutating func codeUnit() -> UInt32? {
        guard place + 4 <= bytes.count else { return nil }
        var unit: UInt32 = 0
        for byte in bytes[place..<place + 4] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else { return nil }
            unit = unit << 4 | UInt32(digit)
        }
        place += 4
        return unit
    }

    private var peek: UInt8? { place < bytes.count ? bytes[place] : nil }

    private mutating func skipSpaces() {
        while let next = peek, next == 0x20 || next == 0x09 || next == 0x0A || next == 0x0D { place += 1 }
    }

    private mutating func takeByte(_ letter: Unicode.Scalar) -> Bool {
        guard peek == UInt8(ascii: letter) else { return false }
        place += 1
        return true
    }

    private mutating func take(_ word: String) -> Bool {
        guard bytes[place...].starts(with: word.utf8) else { return false }
        place += word.utf8.count
        return true
    }
}
