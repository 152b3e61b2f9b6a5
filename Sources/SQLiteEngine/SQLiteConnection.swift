import Foundation
import GRDB
import SQLStore

/// A connection of GRDB's, with its cached statements.
struct SQLiteConnection: SQLConnection {
    private let db: Database

    init(_ db: Database) { self.db = db }

    /// One writer: whoever changes anything has the whole file.
    var locksRows: Bool { false }

    func lockLogEnd() {}

    var moment: Date? { nil }

    func query(_ sql: String, _ arguments: SQLArguments, _ body: (SQLRow) throws -> Bool) throws {
        let run = try StatementRun(sql, arguments, on: db)
        defer { run.end() }
        // One for all rows: it reads where the statement stands.
        let row = SQLRow(run)
        while try run.step(), try body(row) {}
    }

    /// Whatever `body` reads is of one state of the database.
    func inOneState(_ body: (any SQLConnection) throws -> Void) throws { try between("BEGIN", body) }

    /// Whatever `body` changes is done whole or not at all, and nobody else writes meanwhile.
    func inTransaction<Value>(_ body: (any SQLConnection) throws -> Value) throws -> Value {
        try between("BEGIN IMMEDIATE", body)
    }

    /// The statements that begin and end it are kept; GRDB makes them anew each time.
    private func between<Value>(_ begin: String, _ body: (any SQLConnection) throws -> Value) throws -> Value {
        do {
            _ = try execute(begin, [])
            let value = try body(self)
            _ = try execute("COMMIT", [])
            return value
        } catch {
            // There may be nothing to roll back: SQLite does it itself after some failures.
            _ = try? execute("ROLLBACK", [])
            // A reader that is broken off at the end of the program may be broken off here as well, once.
            if db.isInsideTransaction { _ = try? execute("ROLLBACK", []) }
            throw error
        }
    }

    func execute(_ sql: String, _ arguments: SQLArguments) throws -> Int {
        let run = try StatementRun(sql, arguments, on: db)
        defer { run.end() }
        while try run.step() {}
        return db.changesCount
    }
}
