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

    /// Does `body` in a transaction that begins with `beginning`, whose last statement gives the moment, and ends it.
    func transaction<Value>(
        _ beginning: String, _ moment: (Date) -> Date, readsInPortions: Bool,
        _ body: (any SQLConnection) throws -> Value
    ) throws -> Value {
        let (link, now) = try begin(beginning)
        let connection = PostgresConnection(link: link, moment: moment(now), readsInPortions: readsInPortions)
        do {
            let value = try body(connection)
            // Where a statement failed, and nobody minded, PostgreSQL answers ROLLBACK.
            guard try link.run("COMMIT").command == "COMMIT" else { throw PostgresFault.notCommitted }
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

    /// A connection that was idle may have been closed meanwhile, by a restart or a firewall: then there is a new one, once. Nothing
    /// has been done yet.
    private func begin(_ beginning: String) throws -> (PQLink, Date) {
        if let link {
            do { return (link, try Self.begin(beginning, on: link)) } catch {
                guard !link.isConnected else {
                    _ = try? link.run("ROLLBACK")
                    throw error
                }
                self.link = nil
            }
        }
        let new = try PQLink(address)
        link = new
        return (new, try Self.begin(beginning, on: new))
    }

    private static func begin(_ beginning: String, on link: PQLink) throws -> Date {
        let rows = try link.run(beginning)
        guard let text = try rows.plainText("now"), let milliseconds = Int64(text) else { throw UnreadableValue() }
        return Date(milliseconds: milliseconds)
    }
}

extension PostgresFault {
    /// `transaction_rollback` of the standard.
    fileprivate static let notCommitted = PostgresFault(sqlState: "40000", constraint: nil, said: "")
}
