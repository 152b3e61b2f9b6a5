import Foundation

/// JSON as the program writes it everywhere: keys in order, times as ISO 8601 tells them.
package enum JSONText {
    /// For people as well: over several lines, the last of which is ended.
    package static func pretty(_ value: some Encodable) throws -> String {
        try encoded(value, .prettyPrinted) + "\n"
    }

    /// In one line that is not ended.
    package static func compact(_ value: some Encodable) throws -> String { try encoded(value, []) }

    /// The same with `names_like_this` in place of namesLikeThis, as somebody else's schema has them.
    package static func compactInSnakeCase(_ value: some Encodable) throws -> String {
        try encoded(value, [], keys: .convertToSnakeCase)
    }

    /// Foundation escapes C0 alone. What is left stands within strings, where an escape means the same.
    private static func escaped(_ text: String) -> String {
        // Most of it is ASCII, and looked through by the byte.
        guard text.utf8.contains(where: { $0 >= 0x7F }), text.unicodeScalars.contains(where: isLeft) else {
            return text
        }
        return text.unicodeScalars.map { isLeft($0) ? escape($0) : String($0) }.joined()
    }

    /// Each of them has at most four digits.
    static func escape(_ scalar: Unicode.Scalar) -> String {
        "\\u" + Hexadecimal.text([UInt8(scalar.value >> 8 & 0xFF), UInt8(scalar.value & 0xFF)])
    }

    private static func isLeft(_ scalar: Unicode.Scalar) -> Bool { scalar.isActing && scalar.value >= 0x7F }

    private static func encoded(
        _ value: some Encodable, _ formatting: JSONEncoder.OutputFormatting,
        keys: JSONEncoder.KeyEncodingStrategy = .useDefaultKeys
    ) throws -> String {
        let encoder = JSONEncoder()
        encoder.dateEncodingStrategy = .iso8601
        encoder.keyEncodingStrategy = keys
        encoder.outputFormatting = formatting.union([.sortedKeys, .withoutEscapingSlashes])
        return escaped(String(decoding: try encoder.encode(value), as: UTF8.self))
    }
}
