import Foundation
import SpokenAnswers

/// Somebody comes from the company's provider: as whom they are let in, with what rights, or why not.
package struct CompanyArrival: Sendable {
    package let person: CompanyPerson
    package let access: CompanyAccess

    package init(_ person: CompanyPerson, access: CompanyAccess) { (self.person, self.access) = (person, access) }

    package enum Refusal: String, Error, Sendable, CaseIterable {
        /// None of the groups is one that has rights here.
        case noGroup
        /// The provider says nothing of groups, or has left them out for their number.
        case groupsMissing, groupsLeftOut
        /// The agent's access was ended here.
        case disabled
        /// Nobody has added them, and nobody is made at the first log-in.
        case unknownAgent
        /// Whoever is made needs an address, and one that the provider vouches for.
        case emailMissing, emailNotVerified
        /// It is another agent's.
        case addressTaken
        /// Their groups make them an administrator no more, and there is no other: nobody could manage agents.
        case lastAdministrator
    }

    package enum Decision: Sendable {
        case refused(Refusal)
        /// As the agent that they are; linked where nobody was until now.
        case known(Agent, CompanyAccess.Rights, links: Bool)
        case new(Agent)
    }

    /// - Parameters:
    ///   - linked: whose identity it is.
    ///   - sameAddress: who has the address, where the identity is nobody's.
    ///   - isLast: whether nobody else who may log in is an administrator, if somebody is.
    ///   - id: of whoever is made.
    package func decide(
        linked: Agent?, sameAddress: Agent?, isLast: (Agent) throws -> Bool, id: ID<Agent>,
        language: Language
    ) rethrows -> Decision {
        let decision = decide(linked: linked, sameAddress: sameAddress, id: id, language: language)
        if case .known(let agent, let rights, _) = decision, agent.role == .administrator,
            rights.role != .administrator,
            try isLast(agent)
        {
            return .refused(.lastAdministrator)
        }
        return decision
    }

    /// The same where it does not matter who else is an administrator.
    package func decide(linked: Agent?, sameAddress: Agent?, id: ID<Agent>, language: Language) -> Decision {
        if person.leavesGroupsOut { return .refused(.groupsLeftOut) }
        guard let groups = person.groups else { return .refused(.groupsMissing) }
        guard let rights = access.rights(of: groups) else { return .refused(.noGroup) }
        if let linked { return linked.isDisabled ? .refused(.disabled) : .known(linked, rights, links: false) }
        if let sameAddress {
            // An address proves nothing by itself: whoever can choose it at the provider would be whom they like here.
            guard access.linksByEmail, sameAddress.company == nil else { return .refused(.addressTaken) }
            guard person.isEmailVerified else { return .refused(.emailNotVerified) }
            return sameAddress.isDisabled ? .refused(.disabled) : .known(sameAddress, rights, links: true)
        }
        guard access.makesAgents else { return .refused(.unknownAgent) }
        guard let email = person.email else { return .refused(.emailMissing) }
        return .new(
            Agent(
                id: id, name: name(at: email), email: email, role: rights.role, brands: rights.brands,
                language: language, company: person.standing.identity))
    }

    private func name(at email: EmailAddress) -> String {
        let said = person.name.flatMap { PersonName.typed($0) }
        return said ?? String(email.text.prefix { $0 != "@" })
    }

    package enum Outcome: Sendable {
        case refused(Refusal)
        case arrived(Agent, hasSecondFactor: Bool)
    }

    /// An agent who was here before is known by the provider from now on.
    package static func linked(_ agent: Agent, by origin: AuditOrigin, at now: Date) -> AuditEvent {
        origin.event(.agentLinked, at: now, detail: agent.email.text)
    }

    /// What the entry of a change says it was made by.
    package static let reason = "company log-in"
}

extension SessionStart {
    /// What the entry of such a log-in says.
    package static let byCompany = "company"
}

extension Agent {
    package func linked(to company: CompanyIdentity) -> Agent {
        Agent(
            id: id, name: name, email: email, role: role, brands: brands, language: language, isDisabled: isDisabled,
            company: company)
    }
}
