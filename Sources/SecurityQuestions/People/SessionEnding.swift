import Foundation

/// How the ends of sessions are told that somebody brings about themselves.
package enum SessionEnding {
    /// This session.
    package static func loggedOut(_ identity: Identity, from address: String?, at now: Date) -> AuditEvent {
        let kind: AuditEvent.Kind =
            switch identity.person {
            case .member: .memberLoggedOut
            case .agent: .agentLoggedOut
            }
        return identity.event(kind, at: now, from: address)
    }

    /// The other sessions; told where there were any.
    package static func others(of identity: Identity, from address: String?, at now: Date) -> AuditEvent {
        identity.event(.sessionsEnded, at: now, from: address)
    }
}
