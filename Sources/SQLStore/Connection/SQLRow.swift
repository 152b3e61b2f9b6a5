import Foundation
import SecurityQuestions

/// A row as an engine has it. Each throws ``UnreadableValue`` where there is no such column, and gives nil for NULL.
package protocol SQLRowSource {
    func integer(_ column: String) throws -> Int64?
    func text(_ column: String) throws -> String?
    func bytes(_ column: String) throws -> [UInt8]?
}

/// A row, read by the names of its columns: one that is inserted in the middle of a statement breaks nothing.
package struct SQLRow {
    private let source: any SQLRowSource
    /// What the row's tag is checked by.
    let tags: RowTags

    package init(_ source: any SQLRowSource) { self.init(source, .unchecked) }

    private init(_ source: any SQLRowSource, _ tags: RowTags) { (self.source, self.tags) = (source, tags) }

    func checked(by tags: RowTags) -> SQLRow { SQLRow(source, tags) }

    fileprivate func integer(_ column: String) throws -> Int64? { try source.integer(column) }
    fileprivate func text(_ column: String) throws -> String? { try source.text(column) }
    fileprivate func bytes(_ column: String) throws -> [UInt8]? { try source.bytes(column) }

    /// The value of a column. Throws ``UnreadableValue`` where there is none, or it cannot be one.
    package subscript<Value: SQLReadable>(column: String) -> Value {
        get throws { try present(Value.read(self, column)) }
    }

    /// The value of a column; nil for NULL. Throws ``UnreadableValue`` where it cannot be one.
    package subscript<Value: SQLReadable>(column: String) -> Value? {
        get throws { try Value.read(self, column) }
    }

    /// What `group_concat` joined with spaces; nothing where there was nothing to join.
    package func words(_ column: String) throws -> [String] {
        try text(column)?.split(separator: " ").map(String.init) ?? []
    }
}

/// Throws ``UnreadableValue`` for nil.
func present<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw UnreadableValue() }
    return value
}

/// What can be read from a column.
package protocol SQLReadable {
    /// Nil for NULL. Throws ``UnreadableValue``.
    static func read(_ row: SQLRow, _ column: String) throws -> Self?
}

extension Int64: SQLReadable {
    package static func read(_ row: SQLRow, _ column: String) throws -> Int64? { try row.integer(column) }
}

extension Int: SQLReadable {
    /// No count or year is larger. What somebody else has written is refused, and not reckoned with: that would end the program.
    private static let largest: ClosedRange<Int64> = -(1 << 53)...(1 << 53)

    package static func read(_ row: SQLRow, _ column: String) throws -> Int? {
        try row.integer(column).map {
            guard largest.contains($0) else { throw UnreadableValue() }
            return Int($0)
        }
    }
}

extension Bool: SQLReadable {
    package static func read(_ row: SQLRow, _ column: String) throws -> Bool? {
        try row.integer(column).map { $0 != 0 }
    }
}

extension String: SQLReadable {
    package static func read(_ row: SQLRow, _ column: String) throws -> String? { try row.text(column) }
}

extension [UInt8]: SQLReadable {
    package static func read(_ row: SQLRow, _ column: String) throws -> [UInt8]? { try row.bytes(column) }
}

extension Date: SQLReadable {
    package static func read(_ row: SQLRow, _ column: String) throws -> Date? {
        try row.integer(column).map {
            guard writable.contains($0) else { throw UnreadableValue() }
            return Date(milliseconds: $0)
        }
    }

    /// The years from 0 to 9999, which is what can be written (RFC 3339). Any other somebody else has put there, and a program that reckoned with
    /// it would end.
    private static let writable: ClosedRange<Int64> = -62_167_219_200_000...253_402_300_799_999

    /// Whole milliseconds since 1970, later ones cut off; a date made of milliseconds keeps its own, whatever the
    /// floating point made of it.
    package var milliseconds: Int64 { Int64((timeIntervalSince1970 * 1000 + 0.01).rounded(.down)) }

    package init(milliseconds: Int64) { self.init(timeIntervalSince1970: Double(milliseconds) / 1000) }
}

extension ID: SQLReadable {
    package static func read(_ row: SQLRow, _ column: String) throws -> ID? {
        guard let bytes = try row.bytes(column) else { return nil }
        guard bytes.count == 16 else { throw UnreadableValue() }
        return ID(UUID(bytes))
    }
}

extension TokenHash: SQLReadable {
    package static func read(_ row: SQLRow, _ column: String) throws -> TokenHash? {
        try row.bytes(column).map(TokenHash.init(bytes:))
    }
}

extension SQLReadable where Self: RawRepresentable<String> {
    /// A word of a closed list.
    package static func read(_ row: SQLRow, _ column: String) throws -> Self? {
        try row.text(column).map { try present(Self(rawValue: $0)) }
    }
}

extension EmailAddress: SQLReadable {
    package static func read(_ row: SQLRow, _ column: String) throws -> EmailAddress? {
        try row.text(column).map { try present(EmailAddress($0)) }
    }
}
