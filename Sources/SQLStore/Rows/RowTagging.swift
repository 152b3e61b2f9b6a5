import Foundation
import SecurityQuestions

extension SQLStore {
    package func tagRowsOnce() async throws {
        guard try await !areRowsTagged() else { return }
        try await write { db in
            guard try !db.areRowsTagged() else { return }
            let counts = try TaggedTable.allCases.map { table in
                (table: table.rawValue, rows: try db.tagAll(of: table))
            }
            try db.record(RowsTagged(counts, at: db.now).event)
        }
    }

    func areRowsTagged() async throws -> Bool { try await readOnce { db in try db.areRowsTagged() } }

    package func alteredRows(in table: TaggedTable) async throws -> [RecordAltered] {
        try await readLong { db in
            var (altered, cursor): ([RecordAltered], RotationCursor) = ([], .start)
            while true {
                let page = try db.taggedRows(of: table, after: cursor, limit: Self.rowsOfPage)
                guard let last = page.last else { return altered }
                cursor = last.cursor
                altered += page.filter { db.tags.isOurs($0.tag, of: $0.facts) != true }.map(\.facts.altered)
            }
        }
    }

    package func tagRowsAnew(in table: TaggedTable, after cursor: RotationCursor, limit: Int) async throws -> TaggedPage
    {
        try await write { db in
            let page = try db.taggedRows(of: table, after: cursor, limit: limit)
            var (tagged, altered): (Int, [RecordAltered]) = (0, [])
            for row in page {
                let tag = try db.tags.tag(row.facts)
                if row.tag == tag { continue }
                if db.tags.isOurs(row.tag, of: row.facts) == true {
                    try db.set(tag, of: row, in: table)
                    tagged += 1
                } else {
                    altered.append(row.facts.altered)
                }
            }
            return TaggedPage(last: page.last?.cursor, tagged: tagged, altered: altered)
        }
    }

    private static let rowsOfPage = 1000
}

/// A row with what is tagged of it, and its tag, right or wrong.
private struct TaggedRow {
    let cursor: RotationCursor
    let facts: RowFacts
    let tag: RowTag?

    init(_ row: SQLRow, of table: TaggedTable) throws {
        cursor = RotationCursor(key: try row["row_key"])
        switch table {
        case .accounts: (facts, tag) = (try AccountRow(unchecked: row).facts, try row.tag("account"))
        case .members:
            (facts, tag) = (try MemberRow.unchecked(row, of: row["account_id"]).facts, try row.tag("member"))
        case .agents: (facts, tag) = (try AgentRow(unchecked: row).facts, try row.tag("agent"))
        case .answers:
            facts = RowFacts(
                answer: try row["answer_id"], of: try row["account_id"],
                question: try row["question"])
            tag = try row.tag("answer")
        case .clients: (facts, tag) = (try ClientRow(unchecked: row).facts, try row.tag("client"))
        }
    }
}

extension Reading {
    /// The number is that of the kind `rowsTagged`, as the migration has it: an index asks for it to the letter.
    fileprivate func areRowsTagged() throws -> Bool { try exists("SELECT 1 FROM audit WHERE kind = 70") }

    fileprivate func taggedRows(of table: TaggedTable, after cursor: RotationCursor, limit: Int) throws -> [TaggedRow] {
        try all(table.page, [cursor.key, limit]) { try TaggedRow($0, of: table) }
    }
}

extension Transaction {
    /// - Returns: how many there are.
    fileprivate func tagAll(of table: TaggedTable) throws -> Int {
        var (count, cursor) = (0, RotationCursor.start)
        while true {
            let page = try taggedRows(of: table, after: cursor, limit: 1000)
            guard let last = page.last else { return count }
            cursor = last.cursor
            count += page.count
            for row in page { try set(tags.tag(row.facts), of: row, in: table) }
        }
    }

    fileprivate func set(_ tag: RowTag, of row: TaggedRow, in table: TaggedTable) throws {
        try run(table.update, tag.arguments + [row.cursor.key])
    }
}

extension TaggedTable {
    /// ?1 is the row before the first, ?2 how many there may be.
    fileprivate var page: String {
        switch self {
        case .accounts:
            "SELECT a.key AS row_key, \(AccountRow.columns) FROM accounts a JOIN brands b ON b.key = a.brand "
                + "WHERE a.key > ?1 ORDER BY a.key LIMIT ?2"
        case .members:
            "SELECT m.key AS row_key, a.id AS account_id, \(MemberRow.columns) "
                + "FROM members m JOIN accounts a ON a.key = m.account "
                + "WHERE m.key > ?1 ORDER BY m.key LIMIT ?2"
        case .agents:
            "SELECT g.key AS row_key, \(AgentRow.columns) FROM agents g "
                + "WHERE g.key > ?1 ORDER BY g.key LIMIT ?2"
        case .answers:
            "SELECT w.account AS row_key, a.id AS account_id, w.id AS answer_id, w.question, "
                + "w.tag_key AS answer_tag_key, w.tag AS answer_tag FROM answers w JOIN accounts a ON a.key = w.account "
                + "WHERE w.account > ?1 AND w.slot = 0 ORDER BY w.account LIMIT ?2"
        case .clients:
            "SELECT p.key AS row_key, \(ClientRow.columns) FROM clients p WHERE p.key > ?1 ORDER BY p.key LIMIT ?2"
        }
    }

    /// ?1 and ?2 are the tag, ?3 the row.
    fileprivate var update: String {
        switch self {
        case .answers: "UPDATE answers SET tag_key = ?1, tag = ?2 WHERE account = ?3 AND slot = 0"
        default: "UPDATE \(rawValue) SET tag_key = ?1, tag = ?2 WHERE key = ?3"
        }
    }
}
