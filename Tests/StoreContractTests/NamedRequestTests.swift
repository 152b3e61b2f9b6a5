import Foundation
import SecurityQuestions
import TestSupport
import Testing

/// What a client names is claimed with what it asks for and answered with what came of it.
struct NamedRequestTests {
    /// A call of a client, and requests of its.
    private struct Naming {
        let scene: Scene
        let call: ID<Call>
        let agent: Agent
        let client: Client

        init(_ kind: StoreUnderTest) async throws {
            scene = try await Scene(kind)
            let account = try await scene.accountWithAnswer()
            let own = try await scene.addAgent()
            let secret = ClientSecret(hash: .sha256(of: "crm"), madeAt: scene.now, expiresAt: nil)
            client = Client(
                id: "crm", brand: Brand.sampleCarrier.id, permissions: Set(Client.Permission.allCases),
                agents: .named([own.id]), secrets: [secret])
            guard try await scene.store.add(client, by: .host) else { throw Unexpected(what: "the name is taken") }
            agent = own.acting(through: client)
            let opened = try await scene.store.open(scene.world.id(), about: account.id, by: agent, from: nil).call
            guard let opened else { throw Unexpected(what: "the call did not open") }
            call = opened.id
        }

        func kept(
            _ name: String, saying facts: [String] = [], marking marks: SampleRequestMarks = SampleRequestMarks(1)
        ) -> KeptRequest {
            KeptRequest(of: client.id, named: name, saying: facts, marking: marks)
        }

        func take(
            _ attempt: ID<Attempt>, _ kept: KeptRequest, saying said: String = "Lyon"
        ) async throws -> TakenAttempt<TakenAnswer> {
            let request = AttemptRequest(attempt, in: call, by: agent, from: nil, named: kept)
            return try await scene.store.take(request, saying: SecretText(said), under: .sample)
        }

        func settle(
            _ attempt: ID<Attempt>, _ kept: KeptRequest, _ result: AttemptResult, answering body: String? = "told"
        ) async throws -> ToldOutcome<CheckOutcome> {
            let named = NamedRequest<CheckOutcome>(kept) { outcome, view in
                body.map {
                    .init(status: 201, body: "\($0) \(outcome == .checked(.verified)) \(view.facts.call.attempts)")
                }
            }
            return try await scene.store.settle(
                attempt, as: .leading(to: result), by: agent, from: nil, named: named)
        }

        /// Whose name comes back, and how.
        func repeated(_ kept: KeptRequest) async throws -> KeptRequest.Repeated? {
            do {
                _ = try await take(scene.world.id(), kept)
                return nil
            } catch let repeated as KeptRequest.Repeated {
                return repeated
            }
        }

        var attempts: Int? {
            get async throws { try await scene.store.call(call, agent: agent.id)?.attempts }
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `an attempt is claimed, taken, settled and answered, and found again`(kind: StoreUnderTest) async throws {
        let naming = try await Naming(kind)
        let (attempt, kept) = (naming.scene.world.id(Attempt.self), naming.kept("one"))
        guard case .new = try await naming.take(attempt, kept) else { throw Unexpected(what: "not taken") }
        guard case .underWay = try await naming.repeated(kept) else { throw Unexpected(what: "not under way") }
        guard case .otherRequest = try await naming.repeated(naming.kept("one", saying: ["other"])) else {
            throw Unexpected(what: "the name is another's")
        }
        let told = try await naming.settle(attempt, kept, .wrong)
        #expect(told.outcome == .checked(.wrong) && told.view?.facts.call.attempts == 1)
        guard case .answered(let answer) = try await naming.repeated(kept) else { throw Unexpected(what: "no answer") }
        #expect(answer == KeptRequest.Answer(status: 201, body: "told false 1"))
        #expect(try await naming.attempts == 1)
    }

    @Test(arguments: StoreUnderTest.all)
    func `a name is found again when another key of the ring marks, and nobody finds what it says by hashing`(
        kind: StoreUnderTest
    ) async throws {
        let naming = try await Naming(kind)
        let (attempt, facts) = (naming.scene.world.id(Attempt.self), ["+14165550123"])
        _ = try await naming.take(attempt, naming.kept("one", saying: facts))
        _ = try await naming.settle(attempt, naming.kept("one", saying: facts), .wrong)
        for marks in [SampleRequestMarks(1), SampleRequestMarks(2, 1), SampleRequestMarks(1, 2)] {
            guard case .answered = try await naming.repeated(naming.kept("one", saying: facts, marking: marks)) else {
                throw Unexpected(what: "not found again")
            }
            guard case .otherRequest = try await naming.repeated(naming.kept("one", saying: ["1"], marking: marks))
            else { throw Unexpected(what: "found for what it did not say") }
        }
        // A ring without the key knows it no more, and does nothing twice.
        let strange = naming.kept("one", saying: facts, marking: SampleRequestMarks(2))
        guard case .otherRequest = try await naming.repeated(strange) else { throw Unexpected(what: "known") }
        #expect(try await naming.attempts == 1)
    }

    @Test func `what an earlier version kept is known for its day`() throws {
        let (now, facts) = (Date(timeIntervalSince1970: 1_800_000_000), ["POST", "/v1/accounts", "NL-1"])
        var former = HashedBytes("countersign request 1")
        for fact in facts { former.append(fact) }
        func repeated(_ facts: [String]) -> KeptRequest.Repeated {
            let request = KeptRequest(of: "crm", named: "one", saying: facts, marking: SampleRequestMarks(1))
            #expect(request.fingerprint != TokenHash(bytes: former.digest), "no hash is kept any more")
            let answer = KeptRequest.Answer(status: 200, body: "{}")
            return request.repeated(
                of: .init(fingerprint: TokenHash(bytes: former.digest), subject: UUID(), at: now, answer: answer),
                at: now)
        }
        guard case .answered = repeated(facts) else { throw Unexpected(what: "not known") }
        guard case .otherRequest = repeated(["POST"]) else { throw Unexpected(what: "taken for another") }
    }

    @Test(arguments: StoreUnderTest.all)
    func `what is refused or cannot be compared claims no name`(kind: StoreUnderTest) async throws {
        let naming = try await Naming(kind)
        let kept = naming.kept("one")
        guard case .over(.unreadable) = try await naming.take(naming.scene.world.id(), kept, saying: "…") else {
            throw Unexpected(what: "taken")
        }
        guard case .new = try await naming.take(naming.scene.world.id(), kept) else {
            throw Unexpected(what: "the name was claimed")
        }
        _ = try await naming.scene.store.end(naming.call, as: .ended, by: naming.agent, from: nil)
        let other = naming.kept("two")
        for _ in 0..<2 {
            guard case .over(.refused(.callClosed)) = try await naming.take(naming.scene.world.id(), other) else {
                throw Unexpected(what: "not refused")
            }
        }
        // A refusal is in the log, whatever became of the name.
        let told = try await naming.scene.store.events(AuditQuery(.everything), limit: 1000).map(\.event.kind)
        #expect(told.count { $0 == .attemptRefused } == 2)
    }

    @Test(arguments: StoreUnderTest.all)
    func `an attempt that a stop has left is found by its name, and counts`(kind: StoreUnderTest) async throws {
        let naming = try await Naming(kind)
        let (attempt, kept) = (naming.scene.world.id(Attempt.self), naming.kept("one"))
        guard case .new = try await naming.take(attempt, kept) else { throw Unexpected(what: "not taken") }
        try await naming.scene.restart()
        guard case .underWay = try await naming.repeated(kept) else { throw Unexpected(what: "not under way") }
        naming.scene.world.advance(by: KeptRequest.patience + 1)
        guard case .left = try await naming.repeated(kept) else { throw Unexpected(what: "not left") }
        #expect(try await naming.scene.store.claim(kept, new: UUID()) == attempt.uuid, "not taken up")
        let request = AttemptRequest(attempt, in: naming.call, by: naming.agent, from: nil)
        let again = try await naming.scene.store.take(request, saying: SecretText("Lyon"), under: .sample)
        guard case .over(.underWay) = again else { throw Unexpected(what: "taken twice") }
        #expect(try await naming.attempts == 1)
    }

    @Test(arguments: StoreUnderTest.all)
    func `an answer that cannot be made keeps no name, and undoes nothing`(kind: StoreUnderTest) async throws {
        let naming = try await Naming(kind)
        let (attempt, kept) = (naming.scene.world.id(Attempt.self), naming.kept("one"))
        _ = try await naming.take(attempt, kept)
        #expect(try await naming.settle(attempt, kept, .verified, answering: nil).outcome == .checked(.verified))
        guard case .over(.refused(.alreadyVerified)) = try await naming.take(naming.scene.world.id(), kept) else {
            throw Unexpected(what: "the name is kept")
        }
        #expect(try await naming.scene.store.lastAttempt(of: naming.call)?.result == .verified)
    }

    @Test(arguments: StoreUnderTest.all)
    func `fifty twins at once take one attempt`(kind: StoreUnderTest) async throws {
        let naming = try await Naming(kind)
        let (kept, scene) = (naming.kept("twins"), naming.scene)
        let taken = try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<50 {
                group.addTask {
                    do {
                        guard case .new = try await naming.take(scene.world.id(), kept) else { return false }
                        return true
                    } catch is KeptRequest.Repeated { return false }
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(taken.count { $0 } == 1)
        #expect(try await naming.attempts == 1)
    }

    @Test(arguments: StoreUnderTest.all)
    func `an end is claimed and answered at once`(kind: StoreUnderTest) async throws {
        let naming = try await Naming(kind)
        let named = NamedRequest<Call>(naming.kept("end")) { call, _ in
            .init(status: 200, body: call.closed == nil ? "open" : "closed")
        }
        let ended = try await naming.scene.store.end(
            naming.call, as: .ended, by: naming.agent, from: nil, named: named)
        #expect(ended?.outcome.closed != nil && ended?.view?.facts.call.closed != nil)
        guard case .answered(let answer) = try await naming.repeated(naming.kept("end")) else {
            throw Unexpected(what: "no answer")
        }
        #expect(answer.body == "closed")
        let unknown = NamedRequest<Call>(naming.kept("none")) { _, _ in nil }
        let none = try await naming.scene.store.end(
            naming.scene.world.id(), as: .ended, by: naming.agent, from: nil, named: unknown)
        #expect(none == nil)
        let new = UUID()
        #expect(
            try await naming.scene.store.claim(unknown.kept, new: new) == new,
            "a call that is not there claimed a name")
    }
}
