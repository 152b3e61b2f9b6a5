import Foundation

/// One connection to a database, for as long as a read or a transaction lasts: all that the one body of SQL needs of an
/// engine.
///
/// The SQL is what SQLite 3.40 and PostgreSQL 15 both read; its parameters are `?` in order, or `?1`, `?2` where one stands
/// in several places. A connection is used by one thread at a time.
package protocol SQLConnection {
    /// Calls `body` with each row that a statement finds, until it returns false. A row is good only during that call.
    ///
    /// Throws ``StoreFailure``, or what `body` throws.
    func query(_ sql: String, _ arguments: SQLArguments, _ body: (SQLRow) throws -> Bool) throws

    /// Executes a statement that finds nothing.
    ///
    /// - Returns: how many rows it has inserted, updated or deleted.
    func execute(_ sql: String, _ arguments: SQLArguments) throws -> Int

    /// Executes changes of which none sees or touches what another changes, each of so many rows as it says; throws ``UnreadableValue``
    /// where one changes other than that. Where the database is elsewhere they are one statement, and go out with the next one or with
    /// the end of the transaction: only then it throws.
    func executeTogether(_ changes: [SQLChange]) throws

    /// Executes a statement whose result nobody asks for; where the database is elsewhere, with the next one.
    func executeBefore(_ sql: String, _ arguments: SQLArguments) throws

    /// Locks the end of the audit log until the transaction ends, where others write at the same time; where the database is elsewhere,
    /// with the next statement.
    func lockLogEnd() throws

    /// Whether rows must be locked by name before they are read to be changed: where several write at once. SQLite has one
    /// writer.
    var locksRows: Bool { get }

    /// Whether what was to be locked as the transaction began (``WriteCompany/amongLocked(_:)``) was there; nil where nothing was, or
    /// there is one writer.
    var hasLocked: Bool? { get }

    /// The moment of the read or the transaction by the database's own clock; nil where that is the clock of this machine.
    var moment: Date? { get }
}

extension SQLConnection {
    package var hasLocked: Bool? { nil }

    package func executeTogether(_ changes: [SQLChange]) throws {
        for change in changes {
            guard try execute(change.sql, change.arguments) == change.rows else { throw UnreadableValue() }
        }
    }

    package func executeBefore(_ sql: String, _ arguments: SQLArguments) throws { _ = try execute(sql, arguments) }
}

/// An insert or update, with how many rows it is to change: a trigger of somebody else's may swallow them, and a budget that is not
/// written is no budget.
package struct SQLChange: Sendable, Hashable {
    package let sql: String
    package let arguments: SQLArguments
    package let rows: Int

    package init(_ sql: String, _ arguments: SQLArguments, rows: Int = 1) {
        (self.sql, self.arguments, self.rows) = (sql, arguments, rows)
    }
}
