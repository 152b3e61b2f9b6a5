import SecurityQuestions

extension SQLStore {
    package func agentReview() async throws -> [AgentReview] {
        try await readLong { db in
            let joinings = try db.all(Self.joinings) { row in
                AgentReview.Joining(at: try row["at"], detail: try row["detail"])
            }
            return try db.all(Self.review) { row in
                try db.unlessAltered {
                    AgentReview(
                        agent: try AgentRow(row).agent, hasSecondFactor: try row["has_second_factor"],
                        lastLogin: try row["last_login"], joinings: joinings)
                }
            }.compactMap(\.self)
        }
    }

    /// The log knows a log-in by the agent's id.
    private static let review = """
        SELECT \(AgentRow.columns),
            \(AgentRow.hasSecondFactor),
            \(lastLogin) AS last_login
        FROM agents g ORDER BY g.key
        """

    /// From the agent's newest entry on: whoever works here has logged in not long ago.
    static let lastLogin = """
        (SELECT e.at FROM audit e WHERE e.actor_id = g.id
            AND e.kind = (SELECT k.key FROM audit_kinds k WHERE k.name = 'agentLoggedIn') ORDER BY e.number DESC LIMIT 1)
        """

    /// And who was added by address. One way through the log for all of them.
    private static let joinings = """
        SELECT e.at, e.detail FROM audit e JOIN audit_kinds k ON k.key = e.kind
        WHERE k.name IN ('agentAdded', 'agentEnabled') AND e.detail IS NOT NULL
        """
}
