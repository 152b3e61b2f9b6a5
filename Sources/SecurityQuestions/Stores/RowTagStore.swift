/// A table whose rows are tagged, in the order in which they are looked through.
package enum TaggedTable: String, Sendable, CaseIterable {
    case accounts, members, agents, answers, clients
}

/// What was found and done in a page of a tagged table.
package struct TaggedPage: Sendable {
    /// The last row that was looked at; nil behind the end.
    package let last: RotationCursor?
    /// How many were tagged anew.
    package let tagged: Int
    package let altered: [RecordAltered]

    package init(last: RotationCursor?, tagged: Int, altered: [RecordAltered]) {
        (self.last, self.tagged, self.altered) = (last, tagged, altered)
    }
}

/// The tags of rows as a whole. That each row is checked when it is read needs nobody to ask for it.
package protocol RowTagStore: Sendable {
    /// Tags the rows that are older than their tags, once: the audit log tells whether that was done.
    func tagRowsOnce() async throws

    /// The rows of a table that are not as Countersign wrote them.
    func alteredRows(in table: TaggedTable) async throws -> [RecordAltered]

    /// Tags a page of rows with the newest key, those that bear a good tag of another one. What was altered stays as it is.
    func tagRowsAnew(in table: TaggedTable, after cursor: RotationCursor, limit: Int) async throws -> TaggedPage
}

extension RowTagStore {
    /// In all tables.
    package func alteredRows() async throws -> [RecordAltered] {
        var altered: [RecordAltered] = []
        for table in TaggedTable.allCases { altered += try await alteredRows(in: table) }
        return altered
    }
}
