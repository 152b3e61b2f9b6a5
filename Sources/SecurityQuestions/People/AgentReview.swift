import Foundation

/// What a review of rights asks about somebody of the care desk (ISO/IEC 27001:2022, A.5.18).
package struct AgentReview: Sendable {
    package let agent: Agent
    package let hasSecondFactor: Bool
    /// Nil where the audit log tells of none.
    package let lastLogin: Date?
    /// When the agent was added or given back their access, where the log still tells.
    package let addedAt: Date?

    /// An entry of the log that tells of somebody's coming or coming back, by their address.
    package struct Joining: Sendable {
        let at: Date
        let detail: String

        package init(at: Date, detail: String) { (self.at, self.detail) = (at, detail) }

        /// The whole address: that of "jo@example.com" ends as "mary-jo@example.com" does. After a colon stands a reason, which
        /// may name anybody.
        func names(_ agent: Agent) -> Bool {
            let words = detail.prefix { $0 != ":" }.split(separator: " ")
            return words.last.map(String.init) == agent.email.text
        }
    }

    package static let unusedAfter: TimeInterval = 90 * 24 * 3600

    package init(agent: Agent, hasSecondFactor: Bool, lastLogin: Date?, joinings: [Joining]) {
        (self.agent, self.hasSecondFactor, self.lastLogin) = (agent, hasSecondFactor, lastLogin)
        addedAt = joinings.filter { $0.names(agent) }.map(\.at).max()
    }

    /// Whoever was added or given back their access within the time has not had it to log in.
    package func isUnused(at now: Date) -> Bool {
        guard !agent.isDisabled else { return false }
        let latest = [lastLogin, addedAt].compactMap(\.self).max() ?? .distantPast
        return now.timeIntervalSince(latest) >= Self.unusedAfter
    }
}
