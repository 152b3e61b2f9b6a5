import Foundation

/// Somebody who logs in: a member of an account at the Office Manager, an agent at the care desk.
package struct Identity: Sendable {
    package let person: Person
    package let name: String
    package let email: EmailAddress
    /// Nil for an agent.
    package let account: ID<Account>?

    package init(_ member: Member) {
        person = .member(member.id)
        name = member.name
        email = member.email
        account = member.account
    }

    package init(_ agent: Agent) {
        person = .agent(agent.id)
        name = agent.name
        email = agent.email
        account = nil
    }

    package var actor: AuditEvent.Actor {
        switch person {
        case .member(let id): .member(id, name: name)
        case .agent(let id): .agent(id, name: name)
        }
    }

    package var passwordOwner: PasswordOwner {
        switch person {
        case .member(let id): .member(id)
        case .agent(let id): .agent(id)
        }
    }

    /// The id of the person, whoever it is.
    package var idText: String {
        switch person {
        case .member(let id): id.description
        case .agent(let id): id.description
        }
    }

    /// What they do at `address`.
    func event(_ kind: AuditEvent.Kind, at now: Date, from address: String?, detail: String? = nil) -> AuditEvent {
        AuditOrigin(actor: actor, address: address).event(kind, at: now, account: account, detail: detail)
    }
}

/// Who has an address at a door.
package struct KnownIdentity: Sendable {
    package let identity: Identity
    package let password: SealedSecret?
    /// The account is not closed, the agent not disabled.
    package let mayLogIn: Bool
}

/// Where somebody logs in: at the Office Manager of a brand, or at the care desk.
package enum LoginPlace: Sendable, Hashable {
    case portal(Brand.ID)
    case careDesk

    /// Its own name in what is throttled and sealed. No brand has this one of the care desk: there is a space in it.
    package var name: String {
        switch self {
        case .portal(let brand): brand
        case .careDesk: "care desk"
        }
    }

    /// How a wrong password is recorded here.
    var loginFailed: AuditEvent.Kind {
        switch self {
        case .portal: .memberLoginFailed
        case .careDesk: .agentLoginFailed
        }
    }
}

/// Finds out who has an address at a door.
struct FindIdentity: Sendable {
    let stores: any MemberStore & AgentStore

    func perform(email typed: String, at place: LoginPlace) async throws -> KnownIdentity? {
        guard let email = EmailAddress(typed) else { return nil }
        switch place {
        case .portal(let brand):
            return try await stores.member(email: email, brand: brand).map {
                KnownIdentity(
                    identity: Identity($0.member), password: $0.password, mayLogIn: $0.account.status.isOpenToMembers)
            }
        case .careDesk:
            return try await stores.agent(email: email).map {
                KnownIdentity(identity: Identity($0.agent), password: $0.password, mayLogIn: !$0.agent.isDisabled)
            }
        }
    }
}
