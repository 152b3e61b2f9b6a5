import Foundation
import SecurityQuestions

/// Somebody who logs in: a member of an account at the Office Manager, an agent at the care desk.
struct Identity: Sendable {
    let person: Person
    let name: String
    let email: EmailAddress
    /// Nil for an agent.
    let account: ID<Account>?

    init(_ member: Member) {
        person = .member(member.id)
        name = member.name
        email = member.email
        account = member.account
    }

    init(_ agent: Agent) {
        person = .agent(agent.id)
        name = agent.name
        email = agent.email
        account = nil
    }

    var actor: AuditEvent.Actor {
        switch person {
        case .member(let id): .member(id, name: name)
        case .agent(let id): .agent(id, name: name)
        }
    }

    var passwordOwner: PasswordOwner {
        switch person {
        case .member(let id): .member(id)
        case .agent(let id): .agent(id)
        }
    }

    /// An event of theirs.
    func event(_ kind: AuditEvent.Kind, at now: Date, from visit: Visit) -> AuditEvent {
        AuditEvent(at: now, kind: kind, actor: actor, account: account, address: visit.address)
    }
}

/// Who has an address at a door.
struct KnownIdentity: Sendable {
    let identity: Identity
    let password: SealedSecret?
    /// The account is not closed, the agent not disabled.
    let mayLogIn: Bool
}

extension WebServices {
    func known(email typed: String, at place: Visit.Place) async throws -> KnownIdentity? {
        guard let email = EmailAddress(typed) else { return nil }
        switch place {
        case .portal(let brand, _):
            return try await stores.member(email: email, brand: brand.id).map {
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

extension Visit.Place {
    /// The door's own name in what is throttled and sealed.
    var name: String {
        switch self {
        case .portal(let brand, _): brand.id
        case .careDesk: "care desk"
        }
    }

    var door: Arrival.Door {
        switch self {
        case .portal: .portal
        case .careDesk: .careDesk
        }
    }

    var loginFailed: AuditEvent.Kind {
        switch self {
        case .portal: .memberLoginFailed
        case .careDesk: .agentLoginFailed
        }
    }
}
