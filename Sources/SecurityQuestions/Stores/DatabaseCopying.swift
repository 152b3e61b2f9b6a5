/// Why a database is not copied, or not taken for a copy.
package enum CopyRefused: Error, Sendable, Hashable {
    /// There are rows in the target, and they are not a beginning of this copy.
    case notEmpty(target: String, table: String)
    /// The target holds a beginning of another copy, or the source was changed since then.
    case otherSource(target: String)
    /// Another copy goes on into the same target.
    case underWay(target: String)
    /// What a migration of this version makes is not there. `missing` names the migrations.
    case otherSchema(database: String, missing: [String])
    /// Nodes live on a database, by their names.
    case nodes(database: String, [String])
    /// A row of the table is not the same in both.
    case differs(table: String)
}

/// How far a copy is.
package enum CopyProgress: Sendable, Hashable {
    /// One that was stopped goes on in a table, of which so many rows are there.
    case goesOn(table: String, rows: Int64)
    case copied(table: String, rows: Int64)
    case comparing
    case verifying
}

/// What was copied.
package struct CopyReport: Sendable, Hashable {
    package let tables: Int
    package let rows: Int64
    /// How many entries the audit log has, and the hash of the last one, on both sides.
    package let entries: Int64
    package let hash: [UInt8]
    /// Whether the log was ever signed; if so it was verified.
    package let isSigned: Bool

    package init(tables: Int, rows: Int64, entries: Int64, hash: [UInt8], isSigned: Bool) {
        (self.tables, self.rows, self.entries, self.hash, self.isSigned) = (tables, rows, entries, hash, isSigned)
    }
}
