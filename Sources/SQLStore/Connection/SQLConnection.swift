/// One connection to a database, for as long as a read or a transaction lasts: all that the one body of SQL needs of an
/// engine.
///
/// The SQL is what SQLite 3.40 and PostgreSQL 15 both read; its parameters are `?` in order, or `?1`, `?2` where one stands
/// in several places. A connection is used by one thread at a time.
package protocol SQLConnection {
    /// Calls `body` with each row that a statement finds, until it returns false. A row is good only during that call.
    ///
    /// Throws ``StoreFailure``, or what `body` throws.
    func query(_ sql: String, _ arguments: SQLArguments, _ body: (any SQLRow) throws -> Bool) throws

    /// Executes a statement that finds nothing.
    ///
    /// - Returns: how many rows it has inserted, updated or deleted.
    func execute(_ sql: String, _ arguments: SQLArguments) throws -> Int

    /// Whether rows must be locked by name before they are read to be changed: where several write at once. SQLite has one
    /// writer.
    var locksRows: Bool { get }
}

extension SQLConnection {
    /// The first row that a statement finds.
    package func first<Value>(
        _ sql: String, _ arguments: SQLArguments = [], _ decode: (any SQLRow) throws -> Value
    ) throws -> Value? {
        var found: Value?
        try query(sql, arguments) { row in
            found = try decode(row)
            return false
        }
        return found
    }

    /// Every row that a statement finds.
    package func all<Value>(
        _ sql: String, _ arguments: SQLArguments = [], _ decode: (any SQLRow) throws -> Value
    ) throws -> [Value] {
        var found: [Value] = []
        try query(sql, arguments) { row in
            found.append(try decode(row))
            return true
        }
        return found
    }

    /// Whether a statement finds any row.
    package func exists(_ sql: String, _ arguments: SQLArguments = []) throws -> Bool {
        try first(sql, arguments) { _ in true } ?? false
    }
}
