import AppConfiguration
import Foundation
import SecurityQuestions
import SpokenAnswers

/// The agent and the supervisor, who serve both brands.
struct DemoStaff: Sendable {
    let agent: Agent
    let agentLogIn: DemoFile.LogIn
    let supervisorLogIn: DemoFile.LogIn

    init(seed: DemoSeed) async throws {
        (agent, agentLogIn) = try await Self.add("Alex Moreau", "alex@care.example", .agent, seed)
        (_, supervisorLogIn) = try await Self.add("Robin Castle", "robin@care.example", .supervisor, seed)
    }

    private static func add(
        _ name: String, _ address: String, _ role: Agent.Role, _ seed: DemoSeed
    ) async throws -> (Agent, DemoFile.LogIn) {
        guard let email = EmailAddress(address) else {
            throw DemoError.defect("The demo has an address that cannot be read")
        }
        let agent = Agent(
            id: seed.id(), name: name, email: email, role: role, brands: seed.configuration.brands.all.map(\.id),
            language: .en)
        let password = DemoPassword(seed.services.world, personal: [name, address] + agent.brands)
        seed.go(to: seed.daysAgo(22))
        let addAgent = AddAgent(stores: seed.stores, keeping: seed.services.keeping)
        guard case .added = try await addAgent.perform(agent, password: password.secret, by: .host) else {
            throw DemoError.defect("The demo has two agents alike")
        }
        return (agent, DemoFile.LogIn(email: address, password: password.text))
    }
}
