import Foundation
import SpokenAnswers

/// A log-in without the company's provider, which cannot be reached: by a one-time link that whoever runs the server has made.
package struct LogInByLink: Sendable {
    package typealias Stores = AgentStore & CompanyLogInStore & SessionStore & SecondFactorStore & MemberStore

    private let stores: any Stores
    private let world: World

    package init(stores: any Stores, world: World) { (self.stores, self.world) = (stores, world) }

    /// In seconds.
    package static let lifetime: TimeInterval = 15 * 60

    /// - Returns: the link's token; nil where there is no such agent with access.
    package func make(for email: EmailAddress, by origin: AuditOrigin) async throws -> SecretToken? {
        guard let agent = try await stores.agent(email: email)?.agent else { return nil }
        let token = SecretToken(world)
        let until = world.now().addingTimeInterval(Self.lifetime)
        return try await stores.makeLogInLink(token.hash, of: agent.id, until: until, by: origin) ? token : nil
    }

    package enum Outcome: Sendable {
        case loggedIn(SecretToken)
        case secondFactorNeeded(PasswordStep)
        case noSuchLink
    }

    /// The second factor of whoever has one is asked for as after a password.
    package func perform(
        _ link: TokenHash, browser: TokenHash, client: ClientSoftware?, from address: String
    ) async throws -> Outcome {
        guard let agent = try await stores.useLogInLink(link, from: address) else { return .noSuchLink }
        let identity = Identity(agent)
        if try await stores.secondFactor(of: identity.person) != nil,
            let known = try await FindIdentity(stores: stores).perform(email: agent.email.text, at: .careDesk)
        {
            return .secondFactorNeeded(PasswordStep(known))
        }
        return .loggedIn(
            try await stores.begin(of: identity, browser: browser, client: client, from: address, in: world))
    }

    package static func made(_ agent: Agent, by origin: AuditOrigin, at now: Date) -> AuditEvent {
        origin.event(.logInLinkMade, at: now, detail: agent.email.text)
    }

    package static func used(_ agent: Agent, from address: String?, at now: Date) -> AuditEvent {
        Identity(agent).event(.logInLinkUsed, at: now, from: address)
    }
}
