/// A table that is copied, as both databases have it.
package struct CopiedTable: Sendable, Hashable {
    package enum ColumnType: Sendable { case integer, text, bytes }

    package struct Column: Sendable, Hashable {
        package let name: String
        package let type: ColumnType

        package init(name: String, type: ColumnType) { (self.name, self.type) = (name, type) }
    }

    package let name: String
    package let columns: [Column]
    /// The columns of its primary key; empty where it has none.
    package let key: [Column]

    package init(name: String, columns: [Column], key: [String]) {
        (self.name, self.columns) = (name, columns)
        self.key = key.compactMap { name in columns.first { $0.name == name } }
    }

    /// What each database has for itself: its schema, which migrations make, and the nodes that live.
    package static let own: Set = ["migrations", "audit_end", "nodes", "leases", DatabaseCopy.marker]

    /// The migrations fill it, alike in both.
    var isFilled: Bool { name == "audit_kinds" }

    var list: String { columns.map(\.name).joined(separator: ", ") }
    var keyList: String { key.map(\.name).joined(separator: ", ") }

    /// The table's order behind the row with a key: whole again where a copy was stopped.
    func rows(after last: [SQLValue]?) -> (sql: String, SQLArguments) {
        guard !key.isEmpty else { return ("SELECT \(list) FROM \(name)", []) }
        guard let last else { return ("SELECT \(list) FROM \(name) ORDER BY \(keyList)", []) }
        return (
            "SELECT \(list) FROM \(name) WHERE (\(keyList)) > (\(last.marks)) ORDER BY \(keyList)", SQLArguments(last)
        )
    }

    /// Those whose rows others refer to come before these; otherwise in the order of their names.
    ///
    /// - Parameter references: of each table the tables that its rows refer to.
    package static func inOrder(_ tables: [CopiedTable], _ references: [String: Set<String>]) throws -> [CopiedTable] {
        var (waiting, ordered) = (tables.sorted { $0.name < $1.name }, [CopiedTable]())
        while !waiting.isEmpty {
            let left = Set(waiting.map(\.name))
            let ready = waiting.filter {
                references[$0.name, default: []].isDisjoint(with: left.subtracting([$0.name]))
            }
            guard !ready.isEmpty else { throw UnreadableValue() }
            ordered += ready
            waiting.removeAll { ready.contains($0) }
        }
        return ordered
    }
}

extension SQLRow {
    func values(_ columns: [CopiedTable.Column]) throws -> [SQLValue] {
        try columns.map { column in
            switch column.type {
            case .integer: (try self[column.name] as Int64?).map(SQLValue.integer) ?? .null
            case .text: (try self[column.name] as String?).map(SQLValue.text) ?? .null
            case .bytes: (try self[column.name] as [UInt8]?).map(SQLValue.bytes) ?? .null
            }
        }
    }
}

extension SQLValue {
    /// Of what is kept of it meanwhile, in bytes.
    var size: Int {
        switch self {
        case .null, .integer: 8
        case .text(let text): text.utf8.count
        case .bytes(let bytes): bytes.count
        }
    }
}
