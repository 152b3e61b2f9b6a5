import Foundation

/// Somebody's access to the care desk, as those see it who manage it.
package struct AgentAccess: Sendable {
    package let agent: Agent
    package let hasSecondFactor: Bool
    /// Nil where the audit log tells of none.
    package let lastLogin: Date?
    package let sessions: Int
    /// Until when the link works that was mailed to them last; nil where there is none that works.
    package let linkUntil: Date?

    package init(agent: Agent, hasSecondFactor: Bool, lastLogin: Date?, sessions: Int, linkUntil: Date?) {
        (self.agent, self.hasSecondFactor, self.lastLogin) = (agent, hasSecondFactor, lastLogin)
        (self.sessions, self.linkUntil) = (sessions, linkUntil)
    }
}
