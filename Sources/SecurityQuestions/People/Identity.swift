import Foundation

/// Somebody who logs in: a member of an account at the Office Manager, an agent at the care desk.
package struct Identity: Sendable {
    /// Whose password and second factor it is: of a member the log-in, which may open other accounts too.
    package let person: Person
    /// Which of the accounts of a log-in; nil for an agent.
    package let membership: ID<Member>?
    package let name: String
    package let email: EmailAddress
    /// Nil for an agent.
    package let account: ID<Account>?
    /// Of an account.
    package let isOwner: Bool

    package init(_ member: Member) {
        person = .member(member.logIn)
        membership = member.id
        name = member.name
        email = member.email
        account = member.account
        isOwner = member.role == .owner
    }

    package init(_ agent: Agent) {
        person = .agent(agent.id)
        membership = nil
        name = agent.name
        email = agent.email
        account = nil
        isOwner = false
    }

    package var actor: AuditEvent.Actor {
        switch person {
        case .member(let id): .member(membership ?? id, name: name)
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
