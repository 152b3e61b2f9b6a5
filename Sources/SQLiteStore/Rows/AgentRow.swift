import GRDB
import SecurityQuestions

/// An agent as a row; the brands, rows of their own, come with it in one column.
struct AgentRow {
    let key: Int64
    let agent: Agent

    static let columns = """
        g.key, g.id, g.name, coalesce(g.email_written, g.email), g.role, g.language, g.disabled,
        (SELECT group_concat(id, ' ') FROM (
            SELECT b.id FROM agent_brands s JOIN brands b ON b.key = s.brand WHERE s.agent = g.key ORDER BY s.position))
        """
    static let columnCount = 8

    /// Reads ``columns``, the first of which is at `start`.
    init(_ row: Row, from start: Int = 0) throws {
        key = row[start]
        agent = Agent(
            id: try ID(blob: row[start + 1]), name: row[start + 2], email: try EmailAddress(column: row[start + 3]),
            role: try row.word(start + 4), brands: row.words(start + 7), language: try row.word(start + 5),
            isDisabled: row[start + 6])
    }
}

extension Database {
    func agentKey(_ id: ID<Agent>) throws -> Int64? {
        try first("SELECT key FROM agents WHERE id = ?", [id.blob]) { $0[0] }
    }
}
