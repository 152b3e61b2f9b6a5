import Foundation

/// Somebody joins the care desk, or leaves it. The entry names them by address.
package struct AgentChange: Sendable {
    /// Nil where nothing ends.
    package let revokes: AccessRevocation?
    package let event: AuditEvent

    package static func added(_ agent: Agent, by origin: AuditOrigin, at now: Date) -> AgentChange {
        let detail = "\(agent.role.rawValue) \(agent.email.text)"
        return AgentChange(revokes: nil, event: origin.event(.agentAdded, at: now, detail: detail))
    }

    package static func disabled(_ agent: Agent, by origin: AuditOrigin, at now: Date) -> AgentChange {
        AgentChange(
            revokes: .agentDisabled(agent.id),
            event: origin.event(.agentDisabled, at: now, detail: agent.email.text))
    }
}
