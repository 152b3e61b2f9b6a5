import GRDB
import GRDBSQLite
import SQLStore

/// One run of a cached statement: what is bound to its parameters, and the row at which it stands.
///
/// With SQLite's own functions, since GRDB makes a dictionary of the columns for each run, and checks its arguments in two
/// more arrays. All of them are called on the thread that has the connection, before it is given back.
@safe final class StatementRun: SQLRowSource {
    private let statement: Statement
    /// The statement's own: good as long as that is.
    private let pointer: OpaquePointer
    /// Kept with the statement.
    private let names: [String]
    /// Columns are mostly read in the order in which they stand: the next one is looked at first.
    private var next = 0

    /// Throws a `DatabaseError` where the statement is none, or takes another number of arguments.
    init(_ sql: String, _ arguments: SQLArguments, on db: Database) throws {
        statement = try db.cachedStatement(sql: sql)
        unsafe pointer = statement.sqliteStatement
        names = statement.columnNames
        // Two runs of one statement at once would each read the other's rows.
        guard unsafe sqlite3_stmt_busy(pointer) == 0 else { throw failure(SQLITE_MISUSE, "the statement is running") }
        guard unsafe sqlite3_bind_parameter_count(pointer) == CInt(arguments.values.count) else {
            throw failure(SQLITE_MISUSE, "the statement takes another number of arguments")
        }
        for (place, value) in zip(CInt(1)..., arguments.values) {
            let code = bind(value, at: place)
            guard code == SQLITE_OK else { throw failure(code) }
        }
    }

    /// Goes to the next row; false after the last.
    func step() throws -> Bool {
        next = 0
        switch unsafe sqlite3_step(pointer) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code: throw failure(code)
        }
    }

    /// Lets go of the rows, and of the values: some are secrets.
    func end() {
        // Both tell again what `step` has told.
        _ = unsafe sqlite3_reset(pointer)
        _ = unsafe sqlite3_clear_bindings(pointer)
    }

    func integer(_ column: String) throws -> Int64? {
        let place = try place(of: column, SQLITE_INTEGER)
        return place.map { unsafe sqlite3_column_int64(pointer, $0) }
    }

    func text(_ column: String) throws -> String? {
        guard let place = try place(of: column, SQLITE_TEXT) else { return nil }
        // The bytes are there until the next step; the text first, as SQLite asks for.
        guard let start = unsafe sqlite3_column_text(pointer, place) else { throw failure(SQLITE_NOMEM) }
        let bytes = unsafe UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(pointer, place)))
        return unsafe String(decoding: bytes, as: UTF8.self)
    }

    func bytes(_ column: String) throws -> [UInt8]? {
        guard let place = try place(of: column, SQLITE_BLOB) else { return nil }
        // There until the next step. Nothing at all has no place.
        guard let start = unsafe sqlite3_column_blob(pointer, place) else { return [] }
        return unsafe [UInt8](UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(pointer, place))))
    }

    /// Where a column stands in the row; nil where it is NULL. Throws ``UnreadableValue`` where it holds another type.
    private func place(of column: String, _ type: CInt) throws -> CInt? {
        let place = CInt(try index(of: column))
        switch unsafe sqlite3_column_type(pointer, place) {
        case type: return place
        case SQLITE_NULL: return nil
        default: throw UnreadableValue()
        }
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

    /// SQLite takes a copy of everything.
    private func bind(_ value: SQLValue, at place: CInt) -> CInt {
        switch value {
        case .null: unsafe sqlite3_bind_null(pointer, place)
        case .integer(let number): unsafe sqlite3_bind_int64(pointer, place, number)
        case .text(let text): unsafe sqlite3_bind_text(pointer, place, text, -1, Self.copied)
        // No bytes have no address, which would be NULL.
        case .bytes([]): unsafe sqlite3_bind_zeroblob(pointer, place, 0)
        case .bytes(let bytes): unsafe sqlite3_bind_blob(pointer, place, bytes, CInt(bytes.count), Self.copied)
        }
    }

    /// `SQLITE_TRANSIENT`, which is a macro.
    private static let copied = unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    private func failure(_ code: CInt, _ message: String? = nil) -> any Error {
        // Only a task that was cancelled, or the end, interrupts a statement.
        guard code & 0xFF != SQLITE_INTERRUPT else { return CancellationError() }
        let connection = unsafe sqlite3_db_handle(pointer)
        let said = unsafe sqlite3_errmsg(connection).map { unsafe String(cString: $0) }
        return DatabaseError(resultCode: ResultCode(rawValue: code), message: message ?? said)
    }
}
