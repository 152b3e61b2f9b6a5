import Foundation
import SecurityQuestions
import SpokenAnswers
import TestSupport
import Testing

/// Somebody who left the care desk is erased; what they did stays told, by nobody.
struct EraseAgentTests {
    let scene: Scene

    init() async throws { scene = try await Scene() }

    private func erase(_ email: EmailAddress) async throws -> EraseAgent.Outcome {
        try await EraseAgent(stores: scene.store, keeping: scene.keeping, world: scene.world).perform(email, by: .host)
    }

    private func join(_ agent: Agent) async throws {
        _ = try await AddAgent(stores: scene.store, keeping: scene.keeping).perform(
            agent, password: SecretText(Scene.password), by: .host)
    }

    @Test func `Only whose access has ended is erased`() async throws {
        try await scene.expect([]) {
            guard case .hasAccess = try await erase(scene.agent.email),
                case .unknownAgent = try await erase(.sample("nobody@care.example"))
            else { return fail("erased") }
        }
    }

    @Test func `Name and address are gone from rows, log and files, another's stay, and the chain is whole`()
        async throws
    {
        let leaver = scene.clock.agent(name: "Wilhelmina Oxenstierna", email: "jo.w@care.example")
        let namesake = scene.clock.agent(name: "Mary Jo", email: "mary-jo.w@care.example")
        try await join(leaver)
        try await join(namesake)
        let change = ChangeAgent(stores: scene.store)
        _ = try await change.perform(
            .disable, of: leaver.id, reason: "Left us", by: .host, from: .host)
        let browser = scene.clock.tokenHash()
        try await scene.store.start(
            scene.clock.tokenHash(), of: Identity(leaver), browser: browser, client: nil, from: Scene.address)
        var ownBrowser = Traces()
        ownBrowser.ids = [browser.bytes]
        _ = try await scene.file.compact()
        #expect(try await scene.file.search(for: ownBrowser).found > 0)
        guard case .erased(let values, let traces) = try await erase(leaver.email) else { return fail("not erased") }
        #expect(values >= 2 && traces.texts.contains("Wilhelmina Oxenstierna"))
        #expect(try await scene.store.agent(email: leaver.email) == nil)
        let left = try #require(try await scene.store.agents().first { $0.id == leaver.id })
        #expect(left.isDisabled && left.brands.isEmpty && !left.name.contains("Oxenstierna"))
        #expect(try await scene.store.alteredRows().isEmpty)
        let told = try await scene.store.events(AuditQuery(.everything), limit: 100).map(\.event)
        for event in told {
            #expect(event.detail?.split(separator: " ").contains("jo.w@care.example") != true, "\(event.kind)")
        }
        #expect(told.contains { $0.detail?.hasSuffix(" mary-jo.w@care.example") == true }, "another’s entries stay")
        #expect(told.first?.kind == .auditValuesErased)
        _ = try await scene.file.compact()
        #expect(try await scene.file.search(for: traces).found == 0)
        #expect(try await scene.file.search(for: ownBrowser).found == 0)
        // The address is free again.
        try await join(scene.clock.agent(name: "Jo", email: "jo.w@care.example"))
        #expect(try await scene.store.agent(email: leaver.email)?.agent.name == "Jo")
    }
}
