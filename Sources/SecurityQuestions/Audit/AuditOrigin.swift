import Foundation

/// Who does something, and from which network address: what a caller tells a use case, and a rule needs to write an event of
/// its own.
package struct AuditOrigin: Sendable, Hashable {
    package let actor: AuditEvent.Actor
    /// Where there is one.
    package let address: String?

    package init(actor: AuditEvent.Actor, address: String?) {
        self.actor = actor
        self.address = address
    }

    package init(_ agent: Agent, address: String?) {
        self.init(actor: .agent(agent.id, name: agent.name), address: address)
    }

    package init(_ member: Member, address: String?) {
        self.init(actor: .member(member.id, name: member.name), address: address)
    }

    /// Whoever runs commands on the server.
    package static let host = AuditOrigin(actor: .host, address: nil)
    /// What happens by itself.
    package static let system = AuditOrigin(actor: .system, address: nil)
    /// Somebody who has not logged in.
    package static func visitor(address: String?) -> AuditOrigin { AuditOrigin(actor: .visitor, address: address) }

    /// What this one does at `now`, the moment of the transaction. Only a rule of the domain knows the kind, and the kind
    /// decides who is mailed.
    package func event(
        _ kind: AuditEvent.Kind, at now: Date, account: ID<Account>? = nil, call: ID<Call>? = nil,
        detail: String? = nil
    ) -> AuditEvent {
        AuditEvent(at: now, kind: kind, actor: actor, account: account, call: call, address: address, detail: detail)
    }
}
