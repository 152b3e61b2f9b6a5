import Foundation
import GRDB
import SQLStore
import SecurityQuestions

/// A connection of GRDB's, with its cached statements.
struct SQLiteConnection: SQLConnection {
    private let db: Database

    init(_ db: Database) { self.db = db }

    /// One writer: whoever changes anything has the whole file.
    var locksRows: Bool { false }

    func query(_ sql: String, _ arguments: SQLArguments, _ body: (any SQLRow) throws -> Bool) throws {
        let rows = try Row.fetchCursor(db.cachedStatement(sql: sql), arguments: arguments.statement)
        while let row = try rows.next() {
            guard try body(SQLiteRow(row: row)) else { return }
        }
    }

    func execute(_ sql: String, _ arguments: SQLArguments) throws -> Int {
        try db.cachedStatement(sql: sql).execute(arguments: arguments.statement)
        return db.changesCount
    }
}

private struct SQLiteRow: SQLRow {
    let row: Row

    func value(_ column: String) throws -> SQLValue {
        guard let value = row[column] as DatabaseValue? else { throw UnreadableValue() }
        return switch value.storage {
        case .null: .null
        case .int64(let number): .integer(number)
        case .string(let text): .text(text)
        case .blob(let data): .bytes(Array(data))
        case .double: throw UnreadableValue()
        }
    }
}

extension SQLArguments {
    fileprivate var statement: StatementArguments {
        StatementArguments(
            values.map { value in
                switch value {
                case .null: .null
                case .integer(let number): number.databaseValue
                case .text(let text): text.databaseValue
                case .bytes(let bytes): Data(bytes).databaseValue
                }
            } as [DatabaseValue])
    }
}
