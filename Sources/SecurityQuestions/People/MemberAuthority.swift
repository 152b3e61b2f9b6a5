/// What somebody may do to the people of an account.
package enum MemberAuthority: Sendable {
    /// The provider, who runs commands on the server.
    case provider
    /// A program of the provider's. It touches no owner, and of nobody their role or their right to call.
    case client
    case member(Member)

    /// Nil for who has no say, such as a member who was removed meanwhile.
    package init?(_ origin: AuditOrigin, among people: [AccountPerson]) {
        switch origin.actor {
        case .system where origin.client != nil: self = .client
        case .host, .system: self = .provider
        case .member(let id, _):
            guard let acting = people.first(where: { $0.member.id == id }) else { return nil }
            self = .member(acting.member)
        case .agent, .visitor, .erased: return nil
        }
    }

    package init(_ member: Member) { self = .member(member) }

    /// Whether they may invite and change anybody.
    package var mayManage: Bool {
        switch self {
        case .provider, .client: true
        case .member(let member): member.role != .user
        }
    }

    /// Only owners make owners.
    package func mayGive(_ role: Member.Role) -> Bool {
        switch self {
        case .provider: true
        case .client: role != .owner
        case .member(let member): member.role == .owner || (member.role == .administrator && role != .owner)
        }
    }

    /// Whether they may change or remove `other`: nobody but owners touches an owner.
    package func mayChange(_ other: Member) -> Bool { mayGive(other.role) }

    /// Programs invite and remove people, and change nobody. Whom a provider of log-ins means is for whoever runs the server to say.
    package func mayAsk(_ request: Membership.Request) -> Bool {
        switch (self, request) {
        case (.client, .role), (.client, .mayCall), (.client, .unlink), (.member, .unlink): false
        default: true
        }
    }

    package func isSelf(_ other: Member) -> Bool {
        if case .member(let member) = self { member.id == other.id } else { false }
    }
}
