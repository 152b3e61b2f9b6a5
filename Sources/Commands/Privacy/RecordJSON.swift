import Encodings
import Foundation
import SecurityQuestions

/// Writes what is held about somebody as one JSON object, a page at a time: their history may be long.
struct RecordJSON {
    let now: Date
    let write: (String) throws -> Void

    static let page = 500

    func begin(_ name: String, _ record: some Encodable) throws {
        try write("{\n\"\(name)\": \(JSONText.compact(record))")
        try write(",\n\"exportedAt\": \(JSONText.compact(now))")
    }

    func list<Item: Encodable & Sendable>(
        _ name: String, _ next: (_ after: Int64) async throws -> RecordPage<Item>
    ) async throws {
        try write(",\n\"\(name)\": [")
        var page = try await next(0)
        var separator = "\n"
        while let last = page.last {
            try write(separator + page.items.map(JSONText.compact).joined(separator: ",\n"))
            separator = ",\n"
            page = try await next(last)
        }
        try write("\n]")
    }

    func end() throws { try write("\n}\n") }
}
