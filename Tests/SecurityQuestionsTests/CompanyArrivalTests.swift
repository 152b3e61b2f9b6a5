import SecurityQuestions
import SpokenAnswers
import TestSupport
import Testing

/// Whom the company's provider lets in, and as what.
struct CompanyArrivalTests {
    private let world = AdvancingWorld()
    private let here = CompanyIdentity(issuer: "https://login.example", subject: "42")
    private static let rules = [
        CompanyAccess.Rule(group: "agents", role: .agent, brands: ["northline"]),
        CompanyAccess.Rule(group: "leads", role: .supervisor, brands: ["ruche", "northline"]),
        CompanyAccess.Rule(group: "managers", role: .administrator, brands: ["ruche"]),
    ]

    private func person(
        _ groups: [String]?, email: String? = "ada@care.example", isVerified: Bool = true, leavesOut: Bool = false
    ) -> CompanyPerson {
        CompanyPerson(
            standing: CompanyStanding(identity: here, session: nil, authTime: nil, hasFactor: false),
            email: email.flatMap { EmailAddress($0) }, isEmailVerified: isVerified, name: "Ada  ", groups: groups,
            leavesGroupsOut: leavesOut)
    }

    private func decide(
        _ person: CompanyPerson, linked: Agent? = nil, sameAddress: Agent? = nil, makes: Bool = true,
        links: Bool = false
    ) -> CompanyArrival.Decision {
        let access = CompanyAccess(rules: Self.rules, makesAgents: makes, linksByEmail: links)
        return CompanyArrival(person, access: access)
            .decide(linked: linked, sameAddress: sameAddress, id: ID(world.world), language: .fr)
    }

    private func refusal(_ decision: CompanyArrival.Decision) -> CompanyArrival.Refusal? {
        if case .refused(let refusal) = decision { refusal } else { nil }
    }

    @Test(arguments: [
        (["agents"], Agent.Role.agent, ["northline"]), (["agents", "leads"], .supervisor, ["northline", "ruche"]),
        (["managers", "leads"], .administrator, ["ruche", "northline"]), (["x", "agents"], .agent, ["northline"]),
    ])
    func `several groups are the brands of all and the highest role`(
        groups: [String], role: Agent.Role, brands: [String]
    ) {
        guard case .new(let agent) = decide(person(groups)) else {
            Issue.record("not made")
            return
        }
        #expect(agent.role == role && Set(agent.brands) == Set(brands) && agent.brands.count == brands.count)
        #expect(agent.company == here && agent.name == "Ada" && agent.language == .fr)
    }

    @Test func `groups are compared to the byte, and nothing matched is refused`() {
        for groups in [[], ["Agents"], ["agents "], ["agent"], ["leads\u{301}"], ["\u{212A}agents"]] {
            #expect(refusal(decide(person(groups))) == .noGroup, "\(groups)")
        }
        #expect(refusal(decide(person(nil))) == .groupsMissing)
        #expect(refusal(decide(person(nil, leavesOut: true))) == .groupsLeftOut)
    }

    @Test func `an address links nobody unless it is verified and the setting says so`() {
        let agent = world.agent(email: "ada@care.example")
        #expect(refusal(decide(person(["agents"]), sameAddress: agent)) == .addressTaken)
        #expect(
            refusal(decide(person(["agents"], isVerified: false), sameAddress: agent, links: true)) == .emailNotVerified
        )
        guard case .known(let known, _, links: true) = decide(person(["agents"]), sameAddress: agent, links: true)
        else {
            Issue.record("not linked")
            return
        }
        #expect(known.id == agent.id)
        let other = agent.linked(to: CompanyIdentity(issuer: here.issuer, subject: "43"))
        #expect(refusal(decide(person(["agents"]), sameAddress: other, links: true)) == .addressTaken)
    }

    @Test func `whose access ended, who is not known and who has no address are refused`() {
        let gone = Agent(
            id: ID(world.world), name: "Ada", email: .sample("ada@care.example"), role: .agent, brands: ["northline"],
            language: .en, isDisabled: true, company: here)
        #expect(refusal(decide(person(["agents"]), linked: gone)) == .disabled)
        #expect(refusal(decide(person(["agents"]), sameAddress: gone.linked(to: here), links: true)) == .addressTaken)
        #expect(refusal(decide(person(["agents"]), makes: false)) == .unknownAgent)
        #expect(refusal(decide(person(["agents"], email: nil))) == .emailMissing)
    }
}
