import Foundation
import SQLStore

/// Transactions over a connection, which is made where there is none.
///
/// Nothing of a session is used but its transactions, and every setting is a transaction's own (`SET LOCAL`): a pooler between may
/// give each transaction to another connection (PgBouncer's `pool_mode = transaction`).
final class PQSession {
    private let address: PostgresAddress
    private var link: PQLink?

    init(_ address: PostgresAddress, _ link: PQLink?) {
        self.address = address
        self.link = link
    }

    /// The connection, if it may be used by whoever comes next.
    var reusable: PQLink? { link.flatMap { $0.isIdle ? $0 : nil } }

    /// Does `body` in a transaction, and ends it.
    func transaction<Value>(
        _ beginning: Beginning, _ moment: (Date) -> Date, readsInPortions: Bool,
        _ body: (any SQLConnection) throws -> Value
    ) throws -> Value {
        let (link, begun) = try begin(beginning)
        let locked = beginning.locks == nil ? nil : try begun.integer("locked")
        let connection = PostgresConnection(
            link: link, moment: moment(try begun.now), hasLocked: locked.map { $0 > 0 },
            readsInPortions: readsInPortions)
        do {
            let value = try body(connection)
            try connection.commit()
            return value
        } catch {
            _ = try? link.run("ROLLBACK")
            throw error
        }
    }

    /// Does `work` on the connection, which begins and ends its transactions itself.
    func onLink<Value>(_ work: (PQLink) throws -> Value) throws -> Value {
        // One that was lost unnoticed is told from one that is not.
        if let link, (try? link.run("SELECT 1")) == nil { self.link = nil }
        let link = try self.link ?? PQLink(address)
        self.link = link
        return try work(link)
    }

    /// Does `work`, which leaves nothing behind where the connection breaks, on a connection. One that was idle may have been closed
    /// meanwhile, by a restart or a firewall: then there is a new one, once.
    func onReadyLink<Value>(_ work: (PQLink) throws -> Value) throws -> Value {
        if let link {
            do { return try work(link) } catch {
                guard !link.isConnected else { throw error }
                self.link = nil
            }
        }
        let new = try PQLink(address)
        link = new
        return try work(new)
    }

    private func begin(_ beginning: Beginning) throws -> (PQLink, PQRows) {
        try onReadyLink { link in
            do { return (link, try link.run(beginning.statements(link))) } catch {
                if link.isConnected { _ = try? link.run("ROLLBACK") }
                throw error
            }
        }
    }
}

/// How a transaction begins: all of it is sent at once, and the last result is the moment in milliseconds, by the clock of the
/// database.
struct Beginning: Sendable {
    let mode: String
    let settings: String
    var locks: RowLocks?

    func statements(_ link: PQLink) -> [PQStatement] {
        let begin = PQStatement("BEGIN ISOLATION LEVEL \(mode)")
        guard let locks else { return [begin, PQStatement("\(settings), \(Self.now)")] }
        // What stands in a list of a SELECT is done in its order: waits are bounded before they begin.
        let locked = "(SELECT count(*) FROM (\(locks.sql)) AS own) AS locked"
        return [begin, link.statement("\(settings), \(locked), \(Self.now)", locks.arguments)]
    }

    static let now = "(extract(epoch FROM clock_timestamp()) * 1000)::BIGINT AS now"
}
