import Foundation
import SecurityQuestions

/// A value as a column holds it.
package enum SQLValue: Sendable, Hashable {
    case null
    case integer(Int64)
    case text(String)
    case bytes([UInt8])
}

/// What can be bound to a parameter.
package protocol SQLBindable {
    var sqlValue: SQLValue { get }
}

extension SQLValue: SQLBindable {
    package var sqlValue: SQLValue { self }
}

extension Int64: SQLBindable {
    package var sqlValue: SQLValue { .integer(self) }
}

extension Int: SQLBindable {
    package var sqlValue: SQLValue { .integer(Int64(self)) }
}

extension Bool: SQLBindable {
    package var sqlValue: SQLValue { .integer(self ? 1 : 0) }
}

extension String: SQLBindable {
    package var sqlValue: SQLValue { .text(self) }
}

extension [UInt8]: SQLBindable {
    package var sqlValue: SQLValue { .bytes(self) }
}

extension Date: SQLBindable {
    package var sqlValue: SQLValue { .integer(milliseconds) }
}

extension ID: SQLBindable {
    package var sqlValue: SQLValue { .bytes(bytes) }
}

extension TokenHash: SQLBindable {
    package var sqlValue: SQLValue { .bytes(bytes) }
}

extension Optional: SQLBindable where Wrapped: SQLBindable {
    package var sqlValue: SQLValue { self?.sqlValue ?? .null }
}

extension SQLBindable where Self: RawRepresentable<String> {
    package var sqlValue: SQLValue { .text(rawValue) }
}

extension Collection {
    /// A question mark for each, to stand in an SQL list: `?, ?, ?`. For none of them `NULL`, in which nothing is: PostgreSQL
    /// knows no empty list.
    package var marks: String { isEmpty ? "NULL" : map { _ in "?" }.joined(separator: ", ") }
}
