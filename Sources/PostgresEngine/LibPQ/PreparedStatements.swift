import CPostgres
import Foundation

/// Which statements PostgreSQL keeps parsed and planned for a connection. To parse and plan one of a check takes it longer than to do it.
///
/// They are a session's own: there are none where somebody stands between who gives each transaction another session
/// (``PQLink/hasSessionOfItsOwn``). A statement is prepared when it is asked for a second time, with parameters of the same types.
struct PreparedStatements {
    /// What tells one from another.
    struct Key: Hashable {
        let sql: String
        let types: [Oid]
    }

    /// How a statement is sent.
    enum Way: Equatable {
        case asItIs
        case preparing(String)
        case prepared(String)
    }

    private enum Use {
        case once
        case prepared(String)
    }

    /// Names are this connection's alone: whoever passes on another's session finds no statement, never another one.
    private let owner = UUID()

    private var uses: [Key: Use] = [:]
    private var count = 0

    /// How many at most, some 0.2 MB of PostgreSQL's memory each. Some are made for so many brands or members: of these there is no end.
    static let most = 128
    /// Of those that were asked for once.
    private static let mostKnown = 4 * most

    /// What is asked for again; the rest begins and ends transactions, or has a name of its own.
    private static let words = ["SELECT", "WITH", "INSERT", "UPDATE", "DELETE"]

    /// How the statement is to be sent now. Whoever prepares it and fails has to say so (``forget(_:)``).
    mutating func way(of key: Key) -> Way {
        switch uses[key] {
        case .prepared(let name): return .prepared(name)
        case .once where count < Self.most:
            count += 1
            let name = "s\(count)-\(owner)"
            uses[key] = .prepared(name)
            return .preparing(name)
        case nil where uses.count < Self.mostKnown && Self.words.contains(where: key.sql.hasPrefix):
            uses[key] = .once
            return .asItIs
        case .once, nil: return .asItIs
        }
    }

    mutating func forget(_ key: Key) { uses[key] = nil }
}
