import SecurityQuestions
import SpokenAnswers
import TestSupport
import Testing

/// Who works the care desk.
struct AgentTests {
    @Test(arguments: StoreUnderTest.all)
    func `an agent comes back as added`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let agent = scene.world.agent(
            name: "Zoë", email: "Zoe@Care.example", role: .supervisor, brands: ["ruche", "northline"], language: .fr)
        let password = scene.world.secret()
        #expect(try await scene.store.add(agent, password: password, by: .system))
        let found = try #require(try await scene.store.agent(email: .sample("zoe@care.EXAMPLE")))
        #expect(found.agent.id == agent.id && found.agent.name == "Zoë" && found.agent.email.text == "Zoe@Care.example")
        #expect(found.agent.role == .supervisor && found.agent.brands == ["ruche", "northline"])
        #expect(found.agent.language == .fr && !found.agent.isDisabled && found.password == password)
        #expect(try await scene.store.agents().map(\.id) == [agent.id])
        #expect(try await scene.store.agent(email: .sample("who@care.example")) == nil)
    }

    @Test(arguments: StoreUnderTest.all)
    func `an address is one agent's`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let first = try await scene.addAgent(scene.world.agent(email: "ada@care.example"))
        let second = scene.world.agent(email: "ADA@care.example")
        #expect(
            try await scene.store.add(second, password: scene.world.secret(), by: .system)
                == false)
        #expect(try await scene.store.agents().map(\.id) == [first.id])
    }

    @Test(arguments: StoreUnderTest.all)
    func `disabling an agent ends the sessions`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let agent = try await scene.addAgent()
        let session = scene.world.session()
        try await scene.store.start(session.token, of: Identity(agent), browser: nil, from: nil)
        let change = ChangeAgent(stores: scene.store)
        guard case .changed = try await change.perform(.disable, of: agent.email) else {
            Issue.record("not disabled")
            return
        }
        #expect(try await scene.store.agentSession(session.token) == nil)
        #expect(try await scene.store.agent(email: agent.email)?.agent.isDisabled == true)
        guard case .unchanged = try await change.perform(.disable, of: agent.email),
            case .refused(.unknownAgent) = try await change.perform(.disable, of: .sample("who@care.example"))
        else {
            Issue.record("disabled twice, or somebody who is not there")
            return
        }
        guard case .changed = try await change.perform(.enable, of: agent.email) else {
            Issue.record("not enabled")
            return
        }
        #expect(try await scene.store.agent(email: agent.email)?.agent.isDisabled == false)
        #expect(try await scene.store.alteredRows().isEmpty)
    }

    @Test(arguments: StoreUnderTest.all)
    func `whoever is erased leaves no failed log-ins, and a member of the same name keeps it`(kind: StoreUnderTest)
        async throws
    {
        let scene = try await Scene(kind)
        let account = try await scene.accountWithAnswer()
        let namesake = try await scene.store.members(of: account.id)[0]
        try await scene.store.start(
            scene.world.tokenHash(), of: Identity(namesake), browser: scene.world.tokenHash(), from: nil)
        let agent = try await scene.addAgent(scene.world.agent(name: namesake.name))
        let own = LoginThrottle.subjects(of: agent)
        _ = try await ChangeAgent(stores: scene.store).perform(.disable, of: agent.email)
        for subject in own { _ = try await scene.store.take([subject], in: nil) }
        guard case .erased = try await scene.store.erase(agent.id, password: scene.world.secret(), by: .host) else {
            Issue.record("not erased")
            return
        }
        let mail = try await scene.store.due(limit: 9).first { $0.kind == .newBrowser }
        #expect(mail?.by == namesake.name)
        for case .name(let name) in own { #expect(try await scene.failures(of: .name(name)) == 0) }
    }

    @Test(arguments: StoreUnderTest.all)
    func `the language an agent chooses stays`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let agent = try await scene.addAgent()
        try await scene.store.setLanguage(.fr, of: agent.id)
        #expect(try await scene.store.agent(email: agent.email)?.agent.language == .fr)
    }
}
