import Foundation

/// Who does something, and from where: what a caller tells a use case, which then decides what is recorded of it.
///
/// The word is that of the audit standards (CADF, DMTF DSP0262: "the initiator of the activity").
public struct Initiator: Sendable, Hashable {
    public let actor: AuditEvent.Actor
    /// The network address, where there is one.
    public let address: String?

    public init(_ actor: AuditEvent.Actor, from address: String? = nil) {
        self.actor = actor
        self.address = address
    }

    public init(_ agent: Agent, from address: String?) {
        self.init(.agent(agent.id, name: agent.name), from: address)
    }

    public init(_ member: Member, from address: String?) {
        self.init(.member(member.id, name: member.name), from: address)
    }

    /// Whoever runs commands on the server.
    public static let host = Initiator(.host)
    public static let system = Initiator(.system)
    /// Somebody who has not logged in.
    public static func visitor(from address: String?) -> Initiator { Initiator(.visitor, from: address) }

    /// What this one does now. Only a use case knows the kind, and the kind decides who is mailed.
    func event(
        _ kind: AuditEvent.Kind, at now: Date, account: ID<Account>? = nil, call: ID<Call>? = nil,
        detail: String? = nil
    ) -> AuditEvent {
        AuditEvent(at: now, kind: kind, actor: actor, account: account, call: call, address: address, detail: detail)
    }
}
