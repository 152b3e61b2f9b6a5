import Foundation

/// JSON as the program writes it everywhere: keys in order, times as ISO 8601 tells them.
package enum JSONText {
    /// For people as well: over several lines, the last of which is ended.
    package static func pretty(_ value: some Encodable) throws -> String {
        try encoded(value, .prettyPrinted) + "\n"
    }

    /// In one line that is not ended.
    package static func compact(_ value: some Encodable) throws -> String { try encoded(value, []) }

    private static func encoded(
        _ value: some Encodable, _ formatting: JSONEncoder.OutputFormatting
    ) throws -> String {
        let encoder = JSONEncoder()
        encoder.dateEncodingStrategy = .iso8601
        encoder.outputFormatting = formatting.union([.sortedKeys, .withoutEscapingSlashes])
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}
