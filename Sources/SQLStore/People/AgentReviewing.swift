import SecurityQuestions

extension SQLStore {
    package func agentReview() async throws -> [AgentReview] {
        try await readLong { db in
            try db.all(Self.review) { row in
                try db.unlessAltered {
                    AgentReview(
                        agent: try AgentRow(row).agent, hasSecondFactor: try row["has_second_factor"],
                        lastLogin: try row["last_login"], addedAt: try row["added_at"])
                }
            }.compactMap(\.self)
        }
    }

    /// The log knows a log-in by the agent's id, and who was added by address.
    private static let review = """
        SELECT \(AgentRow.columns),
            CASE WHEN EXISTS (SELECT 1 FROM second_factors f WHERE f.agent = g.key) THEN 1 ELSE 0 END AS has_second_factor,
            (SELECT max(e.at) FROM audit e JOIN audit_kinds k ON k.key = e.kind
                WHERE e.actor_id = g.id AND k.name = 'agentLoggedIn') AS last_login,
            (SELECT max(e.at) FROM audit e JOIN audit_kinds k ON k.key = e.kind
                WHERE k.name IN ('agentAdded', 'agentEnabled')
                    AND instr(' ' || replace(e.detail, ':', ' ') || ' ', ' ' || coalesce(g.email_written, g.email) || ' ') > 0)
                AS added_at
        FROM agents g ORDER BY g.key
        """
}
