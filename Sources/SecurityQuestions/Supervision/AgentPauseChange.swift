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

    /// Nil where there is no pause, or where supervisors have ended three within a week: each forgives what was wrong until then.
    ///
    /// - Parameter lifts: when pauses of the agent's were ended, whoever ended them.
    package static func resuming(
        _ agent: Agent, _ standing: AgentStanding, lookUps: LookUpStanding?, lifts: [Date], reason: String,
        by origin: AuditOrigin, at now: Date
    ) -> AgentPauseChange? {
        guard QuestionUnlock.mayLift(after: lifts, at: now) else { return nil }
        return standing.resuming(lookUps, at: now).map {
            AgentPauseChange(standing: $0, event: event(.agentResumed, agent, reason, origin, now))
        }
    }

    private static func event(
        _ kind: AuditEvent.Kind, _ agent: Agent, _ reason: String, _ origin: AuditOrigin, _ now: Date
    ) -> AuditEvent {
        origin.event(kind, at: now, detail: "\(agent.email.text): \(reason)")
    }
}
