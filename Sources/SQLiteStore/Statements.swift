import GRDB

extension Collection {
    /// A question mark for each, to stand in an SQL list: `?, ?, ?`.
    var marks: String { map { _ in "?" }.joined(separator: ", ") }
}

extension Database {
    /// The first row that a cached statement finds.
    func first<Value>(_ sql: String, _ arguments: StatementArguments = [], _ decode: (Row) throws -> Value) throws
        -> Value?
    {
        let rows = try Row.fetchCursor(cachedStatement(sql: sql), arguments: arguments)
        return try rows.next().map(decode)
    }

    /// Every row that a cached statement finds.
    func all<Value>(_ sql: String, _ arguments: StatementArguments = [], _ decode: (Row) throws -> Value) throws
        -> [Value]
    {
        let rows = try Row.fetchCursor(cachedStatement(sql: sql), arguments: arguments)
        var values: [Value] = []
        while let row = try rows.next() { values.append(try decode(row)) }
        return values
    }

    /// Executes a cached statement.
    ///
    /// - Returns: how many rows it has changed.
    @discardableResult
    func run(_ sql: String, _ arguments: StatementArguments = []) throws -> Int {
        try cachedStatement(sql: sql).execute(arguments: arguments)
        return changesCount
    }
}
