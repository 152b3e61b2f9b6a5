import Encodings
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import SecurityQuestions

/// The entries of a search as a file that is written while they are read: a page of them is in memory at a time,
/// and a piece that a slow reader takes in time (``RequestDeadline``) is written at a time.
struct AuditExport: Sendable {
    let stores: any Stores
    let query: AuditQuery
    let format: AuditFormat
    let separator: CSVSeparator

    private static let rows = 500
    static let piece = 32_000

    var response: Response {
        Response(
            status: .ok,
            headers: [
                .contentType: format.contentType, .cacheControl: "no-store",
                .contentDisposition: "attachment; filename=\"audit-log.\(format.rawValue)\"",
            ],
            body: ResponseBody { writer in
                try await writer.write(ByteBuffer(string: format.head(separator)))
                var query = query
                var numbers = AccountNumbers(stores: stores)
                var events: [RecordedEvent]
                repeat {
                    events = try await stores.events(query, limit: Self.rows)
                    var page = ""
                    for event in events {
                        let row = AuditLogRow(event, account: try await numbers.account(event.event.account))
                        page += try format.line(row, separator)
                    }
                    for piece in Self.pieces(of: ByteBuffer(string: page)) { try await writer.write(piece) }
                    query.before = events.last?.number
                } while events.count == Self.rows
                try await writer.finish(nil)
            })
    }

    static func pieces(of page: ByteBuffer) -> [ByteBuffer] {
        var (left, pieces) = (page, [ByteBuffer]())
        while let piece = left.readSlice(length: min(Self.piece, left.readableBytes)), piece.readableBytes > 0 {
            pieces.append(piece)
        }
        return pieces
    }
}

/// Remembers the accounts it has looked up, but not without end.
private struct AccountNumbers {
    let stores: any Stores
    private var known: [ID<Account>: Account] = [:]

    private static let most = 10_000

    init(stores: any Stores) { self.stores = stores }

    mutating func account(_ id: ID<Account>?) async throws -> Account? {
        guard let id else { return nil }
        if let account = known[id] { return account }
        if known.count >= Self.most { known = [:] }
        known[id] = try await stores.account(id)
        return known[id]
    }
}
