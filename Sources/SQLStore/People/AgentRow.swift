import SecurityQuestions
import SpokenAnswers

/// An agent as a row; the brands, rows of their own, come with it in one column.
struct AgentRow {
    let key: Int64
    let agent: Agent
    let facts: RowFacts
    /// The address as it is looked up, as it stands there.
    private let emailKey: String

    /// Of `agents g`.
    static let columns = """
        g.key AS agent_key, g.id AS agent_id, g.name AS agent_name, coalesce(g.email_written, g.email) AS agent_email,
        CASE WHEN g.administers = 1 THEN 'administrator' ELSE g.role END AS agent_role, g.language AS agent_language, g.disabled AS agent_disabled,
        (SELECT group_concat(id, ' ') FROM (
            SELECT b.id FROM agent_brands s JOIN brands b ON b.key = s.brand WHERE s.agent = g.key ORDER BY s.position)
            AS own) AS agent_brands,
        g.issuer AS agent_issuer, g.subject AS agent_subject, g.email AS agent_email_key, g.tag_key AS agent_tag_key, g.tag AS agent_tag
        """

    static let hasSecondFactor = """
        CASE WHEN EXISTS (SELECT 1 FROM second_factors f WHERE f.agent = g.key) THEN 1 ELSE 0 END AS has_second_factor
        """

    /// Reads ``columns``. Throws `RecordAltered`.
    init(_ row: SQLRow) throws {
        try self.init(unchecked: row)
        try row.require(facts, tag: "agent")
    }

    /// For whoever tags it.
    init(unchecked row: SQLRow) throws {
        key = try row["agent_key"]
        agent = Agent(
            id: try row["agent_id"], name: try row["agent_name"], email: try row["agent_email"],
            role: try row["agent_role"], brands: try row.words("agent_brands"), language: try row["agent_language"],
            isDisabled: try row["agent_disabled"], company: try Self.company(row))
        emailKey = try row["agent_email_key"]
        facts = RowFacts(agent, emailKey: emailKey)
    }
}

extension AgentRow {
    private static func company(_ row: SQLRow) throws -> CompanyIdentity? {
        guard let issuer: String = try row["agent_issuer"] else { return nil }
        return CompanyIdentity(issuer: issuer, subject: try row["agent_subject"])
    }

    /// The same once the agent is another, at the same address.
    func facts(of changed: Agent) -> RowFacts { RowFacts(changed, emailKey: emailKey) }
}

extension Agent.Role {
    /// The columns `role` and `administers`.
    var columns: SQLArguments {
        self == .administrator ? [Agent.Role.agent, true] : [self, false]
    }
}

extension Reading {
    func agentKey(_ id: ID<Agent>) throws -> Int64? {
        try first("SELECT key FROM agents WHERE id = ?", [id]) { try $0["key"] }
    }
}
