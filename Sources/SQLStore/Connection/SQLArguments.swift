/// The values of a statement's parameters, in order.
package struct SQLArguments: ExpressibleByArrayLiteral, Sendable, Hashable {
    package private(set) var values: [SQLValue]

    package init(arrayLiteral elements: (any SQLBindable)?...) {
        values = elements.map { $0?.sqlValue ?? .null }
    }

    package init(_ elements: some Sequence<some SQLBindable>) { values = elements.map(\.sqlValue) }

    package static func + (one: SQLArguments, other: SQLArguments) -> SQLArguments {
        var all = one
        all.values += other.values
        return all
    }

    package static func += (one: inout SQLArguments, other: SQLArguments) { one.values += other.values }
}
