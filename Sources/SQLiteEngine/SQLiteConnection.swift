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
        let statement = try db.cachedStatement(sql: sql)
        let rows = try Row.fetchCursor(statement, arguments: arguments.statement)
        guard let first = try rows.next() else { return }
        let row = SQLiteRow(first, names: statement.columnNames)
        // The cursor puts each row in the place of the one before.
        while try body(row), try rows.next() != nil {}
    }

    func execute(_ sql: String, _ arguments: SQLArguments) throws -> Int {
        try db.cachedStatement(sql: sql).execute(arguments: arguments.statement)
        return db.changesCount
    }
}

/// The rows of one statement, one after the other.
private final class SQLiteRow: SQLRow {
    private let row: Row
    private let names: [String]
    /// Columns are mostly read in the order in which they stand: the next one is looked at first.
    private var next = 0

    init(_ row: Row, names: [String]) {
        self.row = row
        self.names = names
    }

    func integer(_ column: String) throws -> Int64? { row[try index(of: column)] }
    func text(_ column: String) throws -> String? { row[try index(of: column)] }

    func bytes(_ column: String) throws -> [UInt8]? {
        try row.withUnsafeData(atIndex: try index(of: column)) { data in data.map { [UInt8]($0) } }
    }

    private func index(of column: String) throws -> Int {
        if next < names.count, names[next] == column {
            next += 1
            return next - 1
        }
        guard let index = names.firstIndex(of: column) else { throw UnreadableValue() }
        next = index + 1
        return index
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
