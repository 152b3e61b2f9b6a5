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

    /// Whether rows must be locked by name before they are read to be changed: where several write at once. SQLite has one
    /// writer.
    var locksRows: Bool { get }

    /// The moment of the read or the transaction by the database's own clock; nil where that is the clock of this machine.
    var moment: Date? { get }
}
