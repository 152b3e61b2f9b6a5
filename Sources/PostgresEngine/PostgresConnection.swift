import Foundation
import SQLStore

/// A connection within a transaction.
struct PostgresConnection: SQLConnection {
    let link: PQLink
    let moment: Date?
    /// Whether what is found comes in portions: it may be the whole log.
    let readsInPortions: Bool

    /// How many rows at a time.
    private static let portion = 500

    /// Others write at the same time.
    var locksRows: Bool { true }

    func query(_ sql: String, _ arguments: SQLArguments, _ body: (SQLRow) throws -> Bool) throws {
        if readsInPortions { return try queryInPortions(sql, arguments, body) }
        _ = try give(try link.run(sql, arguments), to: body)
    }

    func execute(_ sql: String, _ arguments: SQLArguments) throws -> Int { try link.run(sql, arguments).changed }

    private func queryInPortions(_ sql: String, _ arguments: SQLArguments, _ body: (SQLRow) throws -> Bool) throws {
        // One inside the body of another has another name.
        let name = "portions_\(UUID().uuidString.replacing("-", with: ""))"
        _ = try link.run("DECLARE \(name) NO SCROLL CURSOR FOR \(sql)", arguments)
        while true {
            let rows = try link.run("FETCH \(Self.portion) FROM \(name)", [])
            guard try give(rows, to: body), rows.count == Self.portion else { break }
        }
        // Where the body throws, the transaction ends, and the cursor with it.
        try link.run("CLOSE \(name)")
    }

    /// - Returns: false where `body` wants no more.
    private func give(_ rows: PQRows, to body: (SQLRow) throws -> Bool) throws -> Bool {
        let row = SQLRow(rows)
        for index in 0..<rows.count {
            rows.row = index
            guard try body(row) else { return false }
        }
        return true
    }
}
