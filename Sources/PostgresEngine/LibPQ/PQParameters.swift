import CPostgres
import SQLStore

/// The values of a statement's parameters as libpq takes them: in PostgreSQL's binary form, each of the type that it is.
struct PQParameters {
    private var bytes: [UInt8] = []
    private var places: [Int?] = []
    private(set) var types: [Oid] = []
    private var lengths: [CInt] = []

    init(_ arguments: SQLArguments) {
        for value in arguments.values {
            switch value {
            // Of the type that the place asks for.
            case .null: append(nil, of: 0)
            case .integer(let number): append(withBytes(of: number), of: PQType.int8)
            case .text(let text): append(Array(text.utf8), of: PQType.text)
            case .bytes(let value): append(value, of: PQType.bytea)
            }
        }
        // No bytes have an address as well, or they would be NULL.
        bytes.append(0)
    }

    private mutating func append(_ value: [UInt8]?, of type: Oid) {
        places.append(value.map { _ in bytes.count })
        types.append(type)
        lengths.append(CInt(value?.count ?? 0))
        bytes += value ?? []
    }

    private func withBytes(of number: Int64) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - 8 * Int64($0))) }
    }

    /// The pointers are good during `body`.
    func with<Value>(
        _ body: (
            _ count: CInt, UnsafePointer<Oid>?, UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<CInt>?,
            UnsafePointer<CInt>?
        ) throws -> Value
    ) rethrows -> Value {
        try unsafe bytes.withUnsafeBytes { buffer in
            let start = unsafe buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
            let values = unsafe places.map { place in unsafe place.flatMap { unsafe start?.advanced(by: $0) } }
            let formats = [CInt](repeating: 1, count: places.count)
            return try unsafe body(CInt(places.count), types, values, lengths, formats)
        }
    }
}

/// The numbers of the types that the schema has, and of those that its statements give (`pg_type.dat`).
enum PQType {
    static let bool: Oid = 16
    static let bytea: Oid = 17
    static let name: Oid = 19
    static let int8: Oid = 20
    static let int2: Oid = 21
    static let int4: Oid = 23
    static let text: Oid = 25
    static let varchar: Oid = 1043
    static let numeric: Oid = 1700
}
