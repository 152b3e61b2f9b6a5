import Foundation

/// What is read and what a transaction does have in common: a connection, and one moment that everything is judged by.
protocol Reading {
    var connection: any SQLConnection { get }
    var now: Date { get }
    /// What every row is checked by.
    var tags: RowTags { get }
}

extension Reading {
    func first<Value>(
        _ sql: String, _ arguments: SQLArguments = [], _ decode: (SQLRow) throws -> Value
    ) throws -> Value? {
        var found: Value?
        try connection.query(sql, arguments) { row in
            found = try decode(row.checked(by: tags))
            return false
        }
        return found
    }

    func all<Value>(
        _ sql: String, _ arguments: SQLArguments = [], _ decode: (SQLRow) throws -> Value
    ) throws -> [Value] {
        var found: [Value] = []
        try connection.query(sql, arguments) { row in
            found.append(try decode(row.checked(by: tags)))
            return true
        }
        return found
    }

    func exists(_ sql: String, _ arguments: SQLArguments = []) throws -> Bool {
        try first(sql, arguments) { _ in true } ?? false
    }
}
