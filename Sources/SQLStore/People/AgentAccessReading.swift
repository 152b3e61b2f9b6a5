import Foundation
import SecurityQuestions

extension SQLStore {
    package func agentAccess(brands: [Brand.ID]) async throws -> [AgentAccess] {
        try await readLong { db in
            let sql = """
                SELECT \(AgentRow.columns), \(Self.lastLogin) AS last_login,
                    \(AgentRow.hasSecondFactor),
                    (SELECT count(*) FROM sessions s WHERE s.agent = g.key AND s.seen_at > ? AND s.started_at > ?) AS sessions,
                    (SELECT max(r.expires_at) FROM password_resets r WHERE r.agent = g.key AND r.expires_at > ?) AS link_until
                FROM agents g WHERE EXISTS (
                    SELECT 1 FROM agent_brands t JOIN brands b ON b.key = t.brand
                    WHERE t.agent = g.key AND b.id IN (\(brands.marks)))
                ORDER BY g.key
                """
            let live: SQLArguments = [
                db.now.addingTimeInterval(-Session.idle), db.now.addingTimeInterval(-Session.longest), db.now,
            ]
            return try db.all(sql, live + SQLArguments(brands)) { row in
                try db.unlessAltered {
                    AgentAccess(
                        agent: try AgentRow(row).agent, hasSecondFactor: try row["has_second_factor"],
                        lastLogin: try row["last_login"], sessions: try row["sessions"],
                        linkUntil: try row["link_until"])
                }
            }.compactMap(\.self)
        }
    }
}
