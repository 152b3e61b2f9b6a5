import Foundation
import SpokenAnswers

/// An agent chooses a new password: in a session, after giving the present one, or by the link that was mailed to them.
package struct ChangeAgentPassword: Sendable {
    private let stores: any AgentStore & LoginThrottleStore
    private let keeping: any PasswordSealer
    private let world: World

    package init(stores: any AgentStore & LoginThrottleStore, keeping: any PasswordSealer, world: World) {
        (self.stores, self.keeping, self.world) = (stores, keeping, world)
    }

    package enum Outcome: Sendable {
        /// The token of the session that takes the place of all others; nil after a link, which logs nobody in.
        case changed(SecretToken?)
        case refused(PasswordRules.Refusal)
        /// The present password was given too long ago.
        case passwordNeeded
        case noSuchLink
        /// Another change is under way, or there were three within the hour: nothing was compared.
        case wait(until: Date)
    }

    /// Whose link it is; nobody's where it was used, replaced or is too old, or the agent has no access.
    package func holder(of link: TokenHash) async throws -> Agent? { try await stores.agentPasswordLink(link) }

    package func perform(to password: SecretText, link: TokenHash, from address: String?) async throws -> Outcome {
        guard let agent = try await holder(of: link) else { return .noSuchLink }
        return try await perform(password, agent, .passwordReset(of: agent.id)) { sealed, present in
            let isReset = try await stores.resetAgentPassword(
                link, to: sealed, ifStill: present, by: AuditOrigin(agent, address: address))
            return isReset ? .changed(nil) : .noSuchLink
        }
    }

    package func perform(to password: SecretText, of agent: Agent, in login: Session, from address: String?)
        async throws -> Outcome
    {
        guard login.passwordIsFresh(at: world.now()) else { return .passwordNeeded }
        return try await perform(password, agent, .password(of: agent.id)) { sealed, present in
            let token = SecretToken(world)
            let isChanged = try await stores.changeAgentPassword(
                of: agent.id, to: sealed, ifStill: present, session: token.hash,
                by: AuditOrigin(agent, address: address))
            return isChanged ? .changed(token) : .wait(until: world.now().addingTimeInterval(1))
        }
    }

    /// Both are hashed before anything is told, as ``NewPassword`` does for members.
    private func perform(
        _ password: SecretText, _ agent: Agent, _ subject: LoginThrottle.Subject,
        _ replace: (SealedSecret, SealedSecret) async throws -> Outcome
    ) async throws -> Outcome {
        let change = SecretChange(subject, stores: stores)
        if let until = try await change.waiting() { return .wait(until: until) }
        if let refusal = AddAgent.refusal(of: password, for: agent) { return .refused(refusal) }
        let verdict = try await change.perform { () -> Outcome in
            guard let present = try await stores.agent(email: agent.email)?.password else { return .noSuchLink }
            let sealed = try await keeping.seal(password, of: .agent(agent.id))
            let isSame = try await keeping.isRight(password, with: present, of: .agent(agent.id))
            return isSame ? .refused(.sameAsBefore) : try await replace(sealed, present)
        }
        switch verdict {
        case .done(let outcome): return outcome
        case .wait(let until): return .wait(until: until)
        }
    }
}
