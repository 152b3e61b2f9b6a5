import Foundation
import SecurityQuestions
import SpokenAnswers
import TestSupport
import Testing

/// Who changes what about the people of the care desk.
struct AgentManagerTests {
    private let world = AdvancingWorld()
    private let one = Brand.sampleCarrier.id
    private let other = Brand.sampleReseller.id

    private func refusal(_ manager: Agent, _ target: Agent, delegating: Set<Brand.ID> = []) -> AgentManager.Refusal? {
        AgentManager.agent(manager, delegating: delegating).refusal(of: target, becoming: target)
    }

    @Test func `Nobody changes themselves, whatever their role`() {
        for role in Agent.Role.allCases {
            let oneself = world.agent(role: role)
            #expect(refusal(oneself, oneself, delegating: [one]) == .oneself, "\(role)")
        }
    }

    @Test func `An administrator manages everybody whose brands are all theirs, and nobody else`() {
        let administrator = world.agent(role: .administrator)
        for role in Agent.Role.allCases { #expect(refusal(administrator, world.agent(role: role)) == nil, "\(role)") }
        #expect(refusal(administrator, world.agent(brands: [one, other])) == .otherBrands)
        let agent = world.agent()
        let moved = Agent(
            id: agent.id, name: agent.name, email: agent.email, role: .agent, brands: [one, other], language: .en)
        #expect(
            AgentManager.agent(administrator, delegating: []).refusal(of: agent, becoming: moved) == .otherBrands,
            "a brand that they do not have is not theirs to give")
    }

    @Test func `A supervisor manages agents only, and only where every brand of theirs leaves it to supervisors`() {
        let supervisor = world.agent(role: .supervisor, brands: [one, other])
        #expect(refusal(supervisor, world.agent()) == .administratorsOnly)
        #expect(refusal(supervisor, world.agent(), delegating: [one]) == nil)
        #expect(refusal(supervisor, world.agent(brands: [one, other]), delegating: [one]) == .administratorsOnly)
        for role in [Agent.Role.supervisor, .administrator] {
            #expect(refusal(supervisor, world.agent(role: role), delegating: [one]) == .administratorsOnly, "\(role)")
        }
    }

    @Test func `An agent manages nobody, nor does anybody whose access has ended`() {
        #expect(refusal(world.agent(), world.agent(), delegating: [one]) == .administratorsOnly)
        let administrator = world.agent(role: .administrator)
        let former = Agent(
            id: administrator.id, name: administrator.name, email: administrator.email, role: .administrator,
            brands: administrator.brands, language: .en, isDisabled: true)
        #expect(refusal(former, world.agent()) == .administratorsOnly)
    }

    @Test func `What a manager is offered is what they may give`() {
        let supervisor = AgentManager.agent(world.agent(role: .supervisor, brands: [one, other]), delegating: [other])
        #expect(supervisor.roles == [.agent] && supervisor.brands == [other])
        let administrator = AgentManager.agent(world.agent(role: .administrator), delegating: [])
        #expect(administrator.roles == Agent.Role.allCases && administrator.brands == [one])
        let agent = AgentManager.agent(world.agent(), delegating: [one])
        #expect(agent.roles.isEmpty && agent.brands.isEmpty)
    }

    @Test(arguments: [
        "", "   ", "Line\nbreak", "Turned \u{202E}round", "Turned \u{200F}round", "Parted\u{2028}line", "\u{7}",
        String(repeating: "n", count: 101),
    ])
    func `A name is one line that can be shown`(name: String) { #expect(PersonName.typed(name) == nil) }

    @Test func `Spaces around a name are not part of it`() {
        #expect(PersonName.typed(" Zoë Marchand ") == "Zoë Marchand")
    }
}
