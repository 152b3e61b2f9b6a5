import CPostgres
import Foundation
import SQLStore

/// What a statement found, whole, and the row at which it is looked at.
@safe final class PQRows: SQLRowSource {
    private let pointer: OpaquePointer
    let count: Int
    var row: Int = 0

    /// Takes the result over.
    init(_ result: OpaquePointer) {
        unsafe pointer = unsafe result
        count = Int(unsafe PQntuples(result))
    }

    deinit { unsafe PQclear(pointer) }

    /// How many rows were inserted, updated or deleted.
    var changed: Int { Int(unsafe String(cString: PQcmdTuples(pointer))) ?? 0 }

    /// What was done, such as `COMMIT`.
    var command: String { unsafe String(cString: PQcmdStatus(pointer)) }

    /// The moment that a transaction's beginning tells, by the clock of the database.
    var now: Date { get throws { Date(milliseconds: try integer("now") ?? { throw UnreadableValue() }()) } }

    /// Gives each row to `body`, until it returns false.
    ///
    /// - Returns: false where `body` wants no more.
    func give(to body: (SQLRow) throws -> Bool) throws -> Bool {
        let row = SQLRow(self)
        for index in 0..<count {
            self.row = index
            guard try body(row) else { return false }
        }
        return true
    }

    /// Nil where all went well.
    var fault: PostgresFault? {
        switch unsafe PQresultStatus(pointer) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY: nil
        default:
            // The words of `PG_DIAG_SQLSTATE`, `PG_DIAG_CONSTRAINT_NAME` and `PG_DIAG_MESSAGE_PRIMARY`, which are macros of characters.
            PostgresFault(
                sqlState: field("C") ?? "", constraint: field("n"), said: field("M") ?? "")
        }
    }

    private func field(_ code: Unicode.Scalar) -> String? {
        unsafe PQresultErrorField(pointer, CInt(code.value)).map { unsafe String(cString: $0) }
    }

    func integer(_ column: String) throws -> Int64? {
        let place = try place(of: column)
        guard let bytes = unsafe value(place) else { return nil }
        switch unsafe PQftype(pointer, place) {
        case PQType.int8 where bytes.count == 8: return unsafe number(bytes)
        case PQType.int4 where bytes.count == 4: return Int64(Int32(truncatingIfNeeded: unsafe number(bytes)))
        case PQType.int2 where bytes.count == 2: return Int64(Int16(truncatingIfNeeded: unsafe number(bytes)))
        case PQType.bool where bytes.count == 1: return unsafe number(bytes)
        case PQType.numeric: return try unsafe wholeNumber(bytes)
        default: throw UnreadableValue()
        }
    }

    func text(_ column: String) throws -> String? {
        let place = try place(of: column)
        guard let bytes = unsafe value(place) else { return nil }
        switch unsafe PQftype(pointer, place) {
        case PQType.text, PQType.varchar, PQType.name: return unsafe String(decoding: bytes, as: UTF8.self)
        default: throw UnreadableValue()
        }
    }

    func bytes(_ column: String) throws -> [UInt8]? {
        let place = try place(of: column)
        guard let bytes = unsafe value(place) else { return nil }
        guard unsafe PQftype(pointer, place) == PQType.bytea else { throw UnreadableValue() }
        return unsafe [UInt8](bytes)
    }

    /// The value of a statement that was sent without parameters: its results come as text, whatever their type.
    func plainText(_ column: String) throws -> String? {
        unsafe value(try place(of: column)).map { unsafe String(decoding: $0, as: UTF8.self) }
    }

    private func place(of column: String) throws -> CInt {
        let place = unsafe PQfnumber(pointer, column)
        guard place >= 0 else { throw UnreadableValue() }
        return place
    }

    /// Of the row; nil for NULL. Good for as long as the result.
    private func value(_ place: CInt) -> UnsafeRawBufferPointer? {
        guard unsafe PQgetisnull(pointer, CInt(row), place) == 0 else { return nil }
        let length = Int(unsafe PQgetlength(pointer, CInt(row), place))
        return unsafe UnsafeRawBufferPointer(start: PQgetvalue(pointer, CInt(row), place), count: length)
    }

    private func number(_ bytes: UnsafeRawBufferPointer) -> Int64 {
        unsafe bytes.reduce(0) { $0 << 8 | Int64($1) }
    }

    /// A sum of whole numbers: digits of base 10,000, of which those behind the point are left away.
    private func wholeNumber(_ bytes: UnsafeRawBufferPointer) throws -> Int64 {
        func word(_ index: Int) throws -> Int64 {
            guard bytes.count >= 2 * index + 2 else { throw UnreadableValue() }
            return Int64(unsafe Int16(bitPattern: UInt16(bytes[2 * index]) << 8 | UInt16(bytes[2 * index + 1])))
        }
        let (digits, weight, sign, scale) = (try word(0), try word(1), try word(2), try word(3))
        // Neither fractions nor what is no number; and nothing that cannot be held.
        guard scale == 0, sign == 0 || sign == 0x4000 else { throw UnreadableValue() }
        var total: Int64 = 0
        for index in 0..<max(0, weight + 1) {
            let (product, isLarge) = total.multipliedReportingOverflow(by: 10_000)
            let (sum, isLarger) = product.addingReportingOverflow(index < digits ? try word(4 + Int(index)) : 0)
            guard !isLarge, !isLarger else { throw UnreadableValue() }
            total = sum
        }
        return sign == 0 ? total : -total
    }
}
