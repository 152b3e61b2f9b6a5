import Foundation
import SecurityQuestions
import SpokenAnswers
import TestSupport
import Testing

/// Agents by the company's own provider of log-ins.
struct CompanyLogInTests {
    private static let issuer = "https://login.example"
    private static let access = CompanyAccess(
        rules: [
            CompanyAccess.Rule(group: "agents", role: .agent, brands: [Brand.sampleCarrier.id]),
            CompanyAccess.Rule(group: "leads", role: .supervisor, brands: [Brand.sampleCarrier.id]),
        ], makesAgents: true, linksByEmail: true)

    private func standing(_ subject: String, session: String? = nil) -> CompanyStanding {
        CompanyStanding(
            identity: CompanyIdentity(issuer: Self.issuer, subject: subject), session: session, authTime: nil,
            hasFactor: true)
    }

    private func arrive(_ subject: String, _ groups: [String], email: String, in scene: Scene) async throws
        -> CompanyArrival.Outcome
    {
        let person = CompanyPerson(
            standing: standing(subject), email: EmailAddress(email), isEmailVerified: true, name: "Ada", groups: groups)
        return try await scene.store.arrive(
            CompanyArrival(person, access: Self.access), id: scene.world.id(Agent.self), password: scene.world.secret(),
            language: .fr, from: "192.0.2.1")
    }

    private func agent(_ outcome: CompanyArrival.Outcome) throws -> Agent {
        guard case .arrived(let agent, _) = outcome else { throw Refused(outcome: outcome) }
        return agent
    }
    private struct Refused: Error { let outcome: CompanyArrival.Outcome }

    private func start(_ agent: Agent, _ standing: CompanyStanding?, in scene: Scene) async throws -> TokenHash {
        let token = scene.world.tokenHash()
        try await scene.store.start(
            token, of: Identity(agent), browser: nil, client: nil, from: nil, company: standing)
        return token
    }

    @Test(arguments: StoreUnderTest.all)
    func `the first log-in makes an agent, the next finds them, and another right logs them out`(kind: StoreUnderTest)
        async throws
    {
        let scene = try await Scene(kind)
        let made = try agent(try await arrive("42", ["agents"], email: "ada@care.example", in: scene))
        #expect(made.role == .agent && made.language == .fr)
        let found = try #require(try await scene.store.agent(standing("42").identity))
        #expect(found.id == made.id && found.company == standing("42").identity && found.brands == made.brands)
        let token = try await start(made, standing("42"), in: scene)
        let again = try agent(try await arrive("42", ["agents"], email: "other@care.example", in: scene))
        #expect(again.id == made.id && again.email.text == "ada@care.example")
        #expect(try await scene.store.agentSession(token)?.company?.hasFactor == true)
        let raised = try agent(try await arrive("42", ["agents", "leads"], email: "ada@care.example", in: scene))
        #expect(raised.id == made.id && raised.role == .supervisor && raised.company == made.company)
        #expect(try await scene.store.agentSession(token) == nil)
        #expect(try await scene.store.alteredRows().isEmpty)
        guard case .refused(.noGroup) = try await arrive("42", [], email: "ada@care.example", in: scene) else {
            Issue.record("without a group")
            return
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `an agent who is untied is logged out, and can be tied anew`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let made = try agent(try await arrive("42", ["agents"], email: "ada@care.example", in: scene))
        let token = try await start(made, standing("42"), in: scene)
        let change = ChangeAgent(stores: scene.store)
        let email = try #require(EmailAddress("ada@care.example"))
        guard case .changed(let untied) = try await change.perform(.unlink, of: email) else {
            Issue.record("nothing was changed")
            return
        }
        #expect(untied.company == nil && untied.role == made.role && untied.brands == made.brands)
        #expect(try await scene.store.agentSession(token) == nil)
        #expect(try await scene.store.agent(standing("42").identity) == nil)
        guard case .unchanged = try await change.perform(.unlink, of: email) else {
            Issue.record("twice")
            return
        }
        #expect(try await scene.store.alteredRows().isEmpty)
        let again = try agent(try await arrive("43", ["agents"], email: "ada@care.example", in: scene))
        #expect(again.id == made.id && again.company == standing("43").identity)
        let told = try await scene.store.events(AuditQuery(.everything), limit: 1000)
        #expect(told.contains { $0.event.kind == .agentUnlinked && $0.event.detail == "ada@care.example" })
    }

    @Test(arguments: StoreUnderTest.all)
    func `an agent who was here is linked once, and nobody else becomes them`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let old = try await scene.addAgent(scene.world.agent(email: "ada@care.example"))
        let linked = try agent(try await arrive("42", ["agents"], email: "ADA@care.example", in: scene))
        #expect(linked.id == old.id && linked.company?.subject == "42")
        #expect(try await scene.store.agent(email: old.email)?.agent.company?.subject == "42")
        guard case .refused(.addressTaken) = try await arrive("43", ["agents"], email: "ada@care.example", in: scene)
        else {
            Issue.record("somebody else became them")
            return
        }
        #expect(try await scene.store.alteredRows().isEmpty)
    }

    @Test(arguments: StoreUnderTest.all)
    func `of two administrators whose group is taken away at once the last one stays one`(kind: StoreUnderTest)
        async throws
    {
        let scene = try await Scene(kind)
        for subject in ["1", "2"] {
            _ = try await scene.addAgent(
                scene.world.agent(email: "a\(subject)@care.example", role: .administrator))
        }
        let refused = try await withThrowingTaskGroup(of: Bool.self) { group in
            for subject in ["1", "2"] {
                group.addTask {
                    let outcome = try await arrive(subject, ["leads"], email: "a\(subject)@care.example", in: scene)
                    if case .refused(.lastAdministrator) = outcome { return true } else { return false }
                }
            }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(refused == 1)
        let roles = try await [
            scene.store.agent(email: .sample("a1@care.example")), scene.store.agent(email: .sample("a2@care.example")),
        ]
        .compactMap { $0?.agent.role }
        #expect(roles.filter { $0 == .administrator }.count == 1 && roles.contains(.supervisor))
    }

    @Test(arguments: StoreUnderTest.all)
    func `a session of the provider's ends, or everything of a person`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let (ada, bob) = (
            try agent(try await arrive("1", ["agents"], email: "ada@care.example", in: scene)),
            try agent(try await arrive("2", ["agents"], email: "bob@care.example", in: scene))
        )
        let one = try await start(ada, standing("1", session: "a"), in: scene)
        let other = try await start(ada, standing("1", session: "b"), in: scene)
        let own = try await start(ada, nil, in: scene)
        let another = try await start(bob, standing("2", session: "c"), in: scene)
        func end(_ session: String?, _ subject: String?, _ issuer: String = Self.issuer, by word: TokenHash? = nil)
            async throws -> Int?
        {
            try await scene.store.endSessions(
                issuer: issuer, session: session, subject: subject, at: .careDesk, by: word ?? scene.world.tokenHash(),
                until: scene.now.addingTimeInterval(600), from: nil)
        }
        #expect(try await end("a", nil, "https://other.example") == 0)
        #expect(try await end("a", "2") == 0)
        #expect(try await end(nil, nil) == 0)
        #expect(try await end("a", "1") == 1)
        #expect(try await scene.store.agentSession(one) == nil)
        #expect(try await scene.store.agentSession(other) != nil)
        let word = scene.world.tokenHash()
        #expect(try await end(nil, "1", by: word) == 2)
        #expect(try await end(nil, "2", by: word) == nil)
        #expect(try await scene.store.agentSession(own) == nil)
        #expect(try await scene.store.agentSession(another) != nil)
    }

    @Test(arguments: StoreUnderTest.all)
    func `what is good once is taken by one of two hundred, and forgotten when it is old`(kind: StoreUnderTest)
        async throws
    {
        let scene = try await Scene(kind)
        let token = scene.world.tokenHash()
        let until = scene.now.addingTimeInterval(600)
        let taken = try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<200 { group.addTask { try await scene.store.takeOnce(token, until: until) } }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(taken == 1)
        try await scene.store.forgetCompanyLogIns()
        #expect(try await scene.store.takeOnce(token, until: until) == false)
        #expect(try await scene.store.takeOnce(scene.world.tokenHash(), until: scene.now.addingTimeInterval(-1)))
        try await scene.store.forgetCompanyLogIns()
    }

    @Test(arguments: StoreUnderTest.all)
    func `a link logs in once, the latest alone, and nobody whose access ended`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let agent = try await scene.addAgent()
        let until = scene.now.addingTimeInterval(900)
        func make() async throws -> TokenHash {
            let token = scene.world.tokenHash()
            #expect(try await scene.store.makeLogInLink(token, of: agent.id, until: until, by: .host))
            return token
        }
        let (first, second) = (try await make(), try await make())
        #expect(try await scene.store.useLogInLink(first, from: nil) == nil)
        #expect(try await scene.store.logInLink(second)?.id == agent.id)
        #expect(try await scene.store.useLogInLink(second, from: nil)?.id == agent.id)
        #expect(try await scene.store.useLogInLink(second, from: nil) == nil)
        let third = try await make()
        _ = try await ChangeAgent(stores: scene.store).perform(.disable, of: agent.email)
        #expect(try await scene.store.useLogInLink(third, from: nil) == nil)
        #expect(
            try await scene.store.makeLogInLink(scene.world.tokenHash(), of: agent.id, until: until, by: .host) == false
        )
    }

    @Test(arguments: StoreUnderTest.all)
    func `whoever is erased is nobody's at the provider any more`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let made = try agent(try await arrive("a-subject-of-theirs", ["agents"], email: "ada@care.example", in: scene))
        _ = try await ChangeAgent(stores: scene.store).perform(.disable, of: made.email)
        guard
            case .erased(_, let traces) = try await scene.store.erase(
                made.id, password: scene.world.secret(), by: .host)
        else {
            Issue.record("not erased")
            return
        }
        #expect(traces.texts.contains("a-subject-of-theirs"))
        #expect(try await scene.store.agent(standing("a-subject-of-theirs").identity) == nil)
        #expect(try await scene.store.alteredRows().isEmpty)
    }
}
