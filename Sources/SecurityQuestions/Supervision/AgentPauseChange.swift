import Foundation

/// A supervisor pauses an agent's checks, or ends a pause of either sort. The entry names the agent by address, as that of
/// their being added does.
package struct AgentPauseChange: Sendable {
    /// As it is to be kept.
    package let standing: AgentStanding
    package let event: AuditEvent

    /// Nil where a supervisor has paused them already.
    package static func pausing(
        _ agent: Agent, _ standing: AgentStanding, reason: String, by origin: AuditOrigin, at now: Date
    ) -> AgentPauseChange? {
        standing.pausing().map {
            AgentPauseChange(standing: $0, event: event(.agentStopped, agent, reason, origin, now))
        }
    }

    /// Nil where there is no pause.
    package static func resuming(
        _ agent: Agent, _ standing: AgentStanding, lookUps: LookUpStanding?, reason: String, by origin: AuditOrigin,
        at now: Date
    ) -> AgentPauseChange? {
        standing.resuming(lookUps, at: now).map {
            AgentPauseChange(standing: $0, event: event(.agentResumed, agent, reason, origin, now))
        }
    }

    private static func event(
        _ kind: AuditEvent.Kind, _ agent: Agent, _ reason: String, _ origin: AuditOrigin, _ now: Date
    ) -> AuditEvent {
        origin.event(kind, at: now, detail: "\(agent.email.text): \(reason)")
    }
}
