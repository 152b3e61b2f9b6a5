import SecurityQuestions
import SpokenAnswers
import TestSupport

@testable import Web

/// People who have logged in: their session begins without a form.
extension Installation {
    /// An owner's browser session at the Office Manager.
    func memberToken(
        language: Language? = nil, of account: Account? = nil, name: String = "Maud Exemple", email: String? = nil
    ) async throws -> SecretToken {
        let account = account ?? world.account(brand: Self.brand.id)
        let owner = world.member(of: account, name: name, email: email, language: language)
        let conflicts = try await store.add(
            [NewAccount(account: account, owner: owner, invitation: nil)], by: .host)
        guard conflicts.isEmpty else { throw NotPartOfThisTest() }
        let token = SecretToken(world.world)
        try await store.start(token.hash, of: Identity(owner), browser: nil, from: nil)
        return token
    }

    /// An agent's browser session at the care desk.
    func agentToken(role: Agent.Role = .agent) async throws -> SecretToken {
        try await token(of: world.agent(role: role, brands: [Self.brand.id]))
    }

    func token(of agent: Agent) async throws -> SecretToken {
        let password = try await vault.seal(SecretText("a long password"), of: .agent(agent.id))
        guard try await store.add(agent, password: password, by: .system) else {
            throw NotPartOfThisTest()
        }
        let token = SecretToken(world.world)
        try await store.start(token.hash, of: Identity(agent), browser: nil, from: nil)
        return token
    }
}
