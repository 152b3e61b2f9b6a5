import SQLStore
import SecurityQuestions

/// A mistake of the program, such as a broken rule of the schema, as PostgreSQL tells of it. What was being stored is not in it:
/// neither its detail is read nor, but for what cannot hold a value, its message.
package struct PostgresFault: Error, Sendable, Hashable, CustomStringConvertible {
    /// PostgreSQL's code of five characters (its appendix A).
    package let sqlState: String
    package let constraint: String?
    /// What the schema's own triggers say, or what is wrong with a statement, whose values are never part of it.
    package let message: String

    init(sqlState: String, constraint: String?, said: String) {
        self.sqlState = sqlState
        self.constraint = constraint
        message = sqlState.hasPrefix("42") || sqlState == "23000" ? said : ""
    }

    package var description: String {
        ["PostgreSQL \(sqlState)", constraint, message.isEmpty ? nil : message].compactMap(\.self).joined(
            separator: ": ")
    }

    /// Whether a change that had to change so many rows has changed another number of them (``PQStatement/joined(_:)``).
    var isOtherCount: Bool { sqlState == "22012" }

    /// Whether the same again may succeed: another transaction was in the way, and this one is undone.
    var isConflict: Bool { ["40001", "40P01"].contains(sqlState) }
}

/// Tells in the product's words what PostgreSQL could not do.
struct FailureMapping: Sendable {
    /// The host and the name of the database.
    let location: String

    /// Of the opening, which tells why there is no connection.
    func opening(_ error: any Error) -> any Error { error is PostgresUnreachable ? error : failure(for: error) }

    func failure(for error: any Error) -> any Error {
        switch error {
        case let fault as PostgresFault: failure(for: fault)
        case is ConnectionLost, is PostgresUnreachable: StoreFailure.connectionLost
        case is UnreadableValue: StoreFailure.damaged(path: location)
        default: error
        }
    }

    private func failure(for fault: PostgresFault) -> any Error {
        switch fault.sqlState {
        case _ where fault.isConflict: StoreFailure.conflict
        case _ where fault.isOtherCount: StoreFailure.damaged(path: location)
        // A statement that took too long, mostly since it waited for a lock; or too many connections.
        case "57014", "55P03", "25P03", "53300", "53400": StoreFailure.busy
        case "53100": StoreFailure.full
        // A standby, or a role that may not write.
        case "25006", "42501": StoreFailure.readOnly(path: location)
        case "57P01", "57P02", "57P03", "57P05": StoreFailure.connectionLost
        case let state where state.hasPrefix("08"): StoreFailure.connectionLost
        case let state where state.hasPrefix("XX"): StoreFailure.damaged(path: location)
        default: fault
        }
    }
}
