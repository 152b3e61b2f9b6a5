import Foundation

/// Who does something, and from which network address: what a rule needs to write an event of its own.
package struct AuditOrigin: Sendable {
    package let actor: AuditEvent.Actor
    package let address: String?

    package init(actor: AuditEvent.Actor, address: String?) {
        self.actor = actor
        self.address = address
    }

    package init(_ agent: Agent, address: String?) {
        self.init(actor: .agent(agent.id, name: agent.name), address: address)
    }

    /// What happens by itself.
    package static let system = AuditOrigin(actor: .system, address: nil)

    package func event(
        _ kind: AuditEvent.Kind, at now: Date, account: ID<Account>? = nil, call: ID<Call>? = nil,
        detail: String? = nil
    ) -> AuditEvent {
        AuditEvent(at: now, kind: kind, actor: actor, account: account, call: call, address: address, detail: detail)
    }
}
