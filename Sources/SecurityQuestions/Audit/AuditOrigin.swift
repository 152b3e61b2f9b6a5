import Foundation

/// Who does something, and from which network address: what a caller tells a use case, and a rule needs to write an event of
/// its own.
package struct AuditOrigin: Sendable, Hashable {
    package let actor: AuditEvent.Actor
    /// Where there is one.
    package let address: String?
    /// Whose host a visitor came to; where the entry is about an account, its brand is told by that.
    package let brand: Brand.ID?
    /// The program that asked for it; nil where nobody's did.
    package let client: Client.ID?

    package init(
        actor: AuditEvent.Actor, address: String?, brand: Brand.ID? = nil, client: Client.ID? = nil
    ) {
        self.actor = actor
        self.address = address
        self.brand = brand
        self.client = client
    }

    package init(_ agent: Agent, address: String?) {
        self.init(actor: .agent(agent.id, name: agent.name), address: address, client: agent.client)
    }

    package init(_ member: Member, address: String?) {
        self.init(actor: .member(member.id, name: member.name), address: address)
    }

    /// Whoever runs commands on the server.
    package static let host = AuditOrigin(actor: .host, address: nil)
    /// What happens by itself.
    package static let system = AuditOrigin(actor: .system, address: nil)
    /// Somebody who has not logged in, at a brand's host or (nil) at the care desk.
    package static func visitor(address: String?, brand: Brand.ID?) -> AuditOrigin {
        AuditOrigin(actor: .visitor, address: address, brand: brand)
    }

    /// What this one does at `now`, the moment of the transaction. Only a rule of the domain knows the kind, and the kind
    /// decides who is mailed.
    package func event(
        _ kind: AuditEvent.Kind, at now: Date, account: ID<Account>? = nil, call: ID<Call>? = nil,
        detail: String? = nil
    ) -> AuditEvent {
        AuditEvent(
            at: now, kind: kind, actor: actor, account: account, call: call, address: address, detail: detail,
            brand: brand, client: client)
    }
}
