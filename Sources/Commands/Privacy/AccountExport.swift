import Encodings
import Foundation
import SecurityQuestions

/// Writes down what is held about an account as one JSON object, a page at a time: its history may be long.
struct AccountExport {
    let stores: any Stores
    let account: ID<Account>
    let now: Date
    let write: (String) throws -> Void

    private static let page = 500

    func perform() async throws {
        guard let record = try await stores.accountRecord(of: account) else { return }
        try write("{\n\"account\": \(JSONText.compact(record))")
        try write(",\n\"exportedAt\": \(JSONText.compact(now))")
        try await list("calls") { try await stores.calls(of: account, after: $0, limit: Self.page) }
        try await list("mails") { try await stores.mails(of: account, after: $0, limit: Self.page) }
        try await list("log") { try await stores.entries(of: account, after: $0, limit: Self.page) }
        try write("\n}\n")
    }

    private func list<Item: Encodable & Sendable>(
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
}
