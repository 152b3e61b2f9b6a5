import Foundation
import SecurityQuestions
import SpokenAnswers
import TestSupport
import Testing

/// What an administrator does at the care desk, and what is recorded and mailed of it.
struct AgentAccessTests {
    let scene: Scene
    let administrator: Agent
    private var manager: AgentManager { .agent(administrator, delegating: []) }
    private var origin: AuditOrigin { AuditOrigin(administrator, address: Scene.address) }

    init() async throws {
        scene = try await Scene()
        administrator = scene.clock.agent(name: "Kim", role: .administrator)
        try await join(administrator)
    }

    private func join(_ agent: Agent) async throws {
        _ = try await AddAgent(stores: scene.store, keeping: scene.keeping).perform(
            agent, password: SecretText(Scene.password), by: .host)
    }

    private func link() throws -> MailedLink {
        try MailedLink(scene.keeping, world: scene.world, lasting: MailedLink.confirmationLifetime)
    }

    private func add(_ agent: Agent, reason: String = "Joins the team") async throws -> AddAgent.Outcome {
        try await AddAgent(stores: scene.store, keeping: scene.keeping).perform(
            agent, link: try link(), reason: reason, by: manager, from: origin, world: scene.world)
    }

    private func change(_ request: AgentChange.Request, _ agent: Agent, reason: String = "Asked for", by: Agent? = nil)
        async throws -> ChangeAgent.Outcome
    {
        try await ChangeAgent(stores: scene.store).perform(
            request, of: agent.id, reason: reason, by: .agent(by ?? administrator, delegating: []), from: origin)
    }

    @Test func `Somebody added twice by one form joins once, and only by the link`() async throws {
        let agent = scene.clock.agent(name: "Zoë")
        let events = try await scene.recorded {
            guard case .added = try await add(agent), case .added = try await add(agent),
                case .addressTaken = try await add(scene.clock.agent(email: agent.email.text))
            else { return fail("not added once") }
        }
        #expect(events.map(\.kind) == [.agentAdded])
        #expect(events.map(\.detail) == ["agent \(agent.email.text): Joins the team"])
        #expect(events.map(\.actor) == [.agent(administrator.id, name: "Kim")])
        let found = try #require(try await scene.store.agent(email: agent.email))
        #expect(
            try await scene.keeping.isRight(SecretText(Scene.password), with: found.password, of: .agent(agent.id))
                == false)
        let access = try await scene.store.agentAccess(brands: agent.brands).first { $0.agent.id == agent.id }
        #expect(access?.linkUntil != nil && access?.lastLogin == nil && access?.sessions == 0)
    }

    @Test func `Nobody is added without a reason, a brand, a name, or for another's brand`() async throws {
        try await scene.expect([]) {
            let others = scene.clock.agent(brands: [Brand.sampleReseller.id])
            guard case .notAllowed(.reasonMissing) = try await add(scene.clock.agent(), reason: " x "),
                case .notAllowed(.brandMissing) = try await add(scene.clock.agent(brands: [])),
                case .notAllowed(.nameUnusable) = try await add(scene.clock.agent(name: "")),
                case .notAllowed(.otherBrands) = try await add(others)
            else { return fail("added") }
        }
    }

    @Test func `A form sent twice mails one link and records one entry`() async throws {
        let agent = scene.agent
        try await scene.expect([.passwordResetAsked]) {
            guard case .changed = try await change(.passwordLink(try link()), agent),
                case .unchanged = try await change(.passwordLink(try link()), agent)
            else { return fail("not one link") }
        }
        scene.clock.advance(by: 61)
        try await scene.expect([.passwordResetAsked]) { _ = try await change(.passwordLink(try link()), agent) }
    }

    @Test func `Sessions that there are not are not ended, and what is so already is not told`() async throws {
        let agent = scene.agent
        try await scene.expect([]) {
            for request in [AgentChange.Request.endSessions, .resetSecondFactor, .enable, .role(.agent)] {
                guard case .unchanged = try await change(request, agent) else { return fail("changed") }
            }
        }
    }

    @Test func `An administrator whose access ended a moment ago changes nothing any more`() async throws {
        _ = try await ChangeAgent(stores: scene.store).perform(.disable, of: administrator.email)
        try await scene.expect([]) {
            guard case .refused(.administratorsOnly) = try await change(.disable, scene.agent),
                case .notAllowed(.administratorsOnly) = try await add(scene.clock.agent())
            else { return fail("changed") }
        }
    }

    @Test func `Two administrators end each other's access: one of them wins`() async throws {
        let second = scene.clock.agent(name: "Lou", role: .administrator)
        try await join(second)
        guard case .changed = try await change(.disable, second),
            case .refused(.administratorsOnly) = try await change(.disable, administrator, by: second)
        else { return fail("not one of them") }
    }

    @Test func `Whoever loses all brands but one that the administrator has not is another's to manage`() async throws {
        guard case .refused(.brandMissing) = try await change(.brands([]), scene.agent),
            case .refused(.otherBrands) = try await change(.brands([Brand.sampleReseller.id]), scene.agent)
        else { return fail("moved") }
    }
}
