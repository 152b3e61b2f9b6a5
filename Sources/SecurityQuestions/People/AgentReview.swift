import Foundation

/// What a review of rights asks about somebody of the care desk (ISO/IEC 27001:2022, A.5.18).
package struct AgentReview: Sendable {
    package let agent: Agent
    package let hasSecondFactor: Bool
    /// Nil where the audit log tells of none.
    package let lastLogin: Date?
    /// When the agent was added, where the log still tells.
    package let addedAt: Date?

    package static let unusedAfter: TimeInterval = 90 * 24 * 3600

    package init(agent: Agent, hasSecondFactor: Bool, lastLogin: Date?, addedAt: Date?) {
        (self.agent, self.hasSecondFactor, self.lastLogin, self.addedAt) = (agent, hasSecondFactor, lastLogin, addedAt)
    }

    /// Whoever was added or given back their access within the time has not had it to log in.
    package func isUnused(at now: Date) -> Bool {
        guard !agent.isDisabled else { return false }
        let latest = [lastLogin, addedAt].compactMap(\.self).max() ?? .distantPast
        return now.timeIntervalSince(latest) >= Self.unusedAfter
    }
}
