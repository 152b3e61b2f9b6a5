import CPostgres
import SQLStore

extension PQLink {
    /// Adds rows by COPY in its binary form, which is that of the parameters: all of them or, by what it throws, none.
    ///
    /// - Parameter place: the table and its columns, such as `brands (key, id)`.
    func copy(_ rows: [[SQLValue]], into place: String) throws {
        try beginCopy("COPY \(place) FROM STDIN (FORMAT binary)")
        let bytes = Self.binary(rows)
        let isSent = unsafe bytes.withUnsafeBufferPointer { buffer in
            unsafe buffer.withMemoryRebound(to: CChar.self) { unsafe put($0) }
        }
        guard isSent else { throw ConnectionLost() }
        guard try endCopy().changed == rows.count else { throw UnreadableValue() }
    }

    /// https://www.postgresql.org/docs/15/sql-copy.html, “Binary Format”.
    private static func binary(_ rows: [[SQLValue]]) -> [UInt8] {
        var bytes = Array("PGCOPY\n".utf8) + [0xFF, 0x0D, 0x0A, 0] + [UInt8](repeating: 0, count: 8)
        func append(_ number: some FixedWidthInteger) {
            var shift = number.bitWidth
            while shift > 0 {
                shift -= 8
                bytes.append(UInt8(truncatingIfNeeded: number >> shift))
            }
        }
        for row in rows {
            append(Int16(row.count))
            for value in row {
                switch value {
                case .null: append(Int32(-1))
                case .integer(let number):
                    append(Int32(8))
                    append(number)
                case .text(let text):
                    append(Int32(text.utf8.count))
                    bytes.append(contentsOf: text.utf8)
                case .bytes(let value):
                    append(Int32(value.count))
                    bytes.append(contentsOf: value)
                }
            }
        }
        append(Int16(-1))
        return bytes
    }
}
