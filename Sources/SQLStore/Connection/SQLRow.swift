import Foundation
import SecurityQuestions

/// A row, read by the names of its columns: one that is inserted in the middle of a statement breaks nothing.
package protocol SQLRow {
    /// Throws ``UnreadableValue`` where there is no such column.
    func value(_ column: String) throws -> SQLValue
}

extension SQLRow {
    /// The value of a column. Throws ``UnreadableValue`` where it cannot be one.
    package subscript<Value: SQLReadable>(column: String) -> Value {
        get throws { try Value(sqlValue: value(column)) }
    }

    /// What `group_concat` joined with spaces; nothing where there was nothing to join.
    package func words(_ column: String) throws -> [String] {
        let joined: String? = try self[column]
        return (joined ?? "").split(separator: " ").map(String.init)
    }
}

/// A value in the database that this program cannot have written.
package struct UnreadableValue: Error {
    package init() {}
}

/// Throws ``UnreadableValue`` for nil.
func present<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw UnreadableValue() }
    return value
}

/// What can be read from a column.
package protocol SQLReadable {
    /// Throws ``UnreadableValue``.
    init(sqlValue: SQLValue) throws
}

extension Int64: SQLReadable {
    package init(sqlValue: SQLValue) throws {
        guard case .integer(let number) = sqlValue else { throw UnreadableValue() }
        self = number
    }
}

extension Int: SQLReadable {
    package init(sqlValue: SQLValue) throws { self = Int(try Int64(sqlValue: sqlValue)) }
}

extension Bool: SQLReadable {
    package init(sqlValue: SQLValue) throws { self = try Int64(sqlValue: sqlValue) != 0 }
}

extension String: SQLReadable {
    package init(sqlValue: SQLValue) throws {
        guard case .text(let text) = sqlValue else { throw UnreadableValue() }
        self = text
    }
}

extension [UInt8]: SQLReadable {
    package init(sqlValue: SQLValue) throws {
        guard case .bytes(let bytes) = sqlValue else { throw UnreadableValue() }
        self = bytes
    }
}

extension Date: SQLReadable {
    package init(sqlValue: SQLValue) throws { self.init(milliseconds: try Int64(sqlValue: sqlValue)) }

    /// Whole milliseconds since 1970, later ones cut off; a date made of milliseconds keeps its own, whatever the
    /// floating point made of it.
    package var milliseconds: Int64 { Int64((timeIntervalSince1970 * 1000 + 0.01).rounded(.down)) }

    package init(milliseconds: Int64) { self.init(timeIntervalSince1970: Double(milliseconds) / 1000) }
}

extension ID: SQLReadable {
    package init(sqlValue: SQLValue) throws {
        let bytes = try [UInt8](sqlValue: sqlValue)
        guard bytes.count == 16 else { throw UnreadableValue() }
        self.init(UUID(bytes))
    }

    /// The 16 bytes of the UUID.
    package var bytes: [UInt8] {
        let b = uuid.uuid
        return [
            b.0, b.1, b.2, b.3, b.4, b.5, b.6, b.7, b.8, b.9, b.10, b.11, b.12, b.13, b.14, b.15,
        ]
    }
}

extension TokenHash: SQLReadable {
    package init(sqlValue: SQLValue) throws { self.init(bytes: try [UInt8](sqlValue: sqlValue)) }
}

extension Optional: SQLReadable where Wrapped: SQLReadable {
    package init(sqlValue: SQLValue) throws {
        self = sqlValue == .null ? nil : try Wrapped(sqlValue: sqlValue)
    }
}

extension SQLReadable where Self: RawRepresentable<String> {
    /// A word of a closed list.
    package init(sqlValue: SQLValue) throws {
        guard let word = Self(rawValue: try String(sqlValue: sqlValue)) else { throw UnreadableValue() }
        self = word
    }
}

extension EmailAddress: SQLReadable {
    package init(sqlValue: SQLValue) throws {
        guard let email = EmailAddress(try String(sqlValue: sqlValue)) else { throw UnreadableValue() }
        self = email
    }
}
