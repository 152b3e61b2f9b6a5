import Foundation
import SecurityQuestions
import SpokenAnswers
import TestSupport
import Testing

/// What a supervisor does, and what is recorded of it.
struct SupervisionUseCaseTests {
    let scene: Scene
    let supervisor: Agent

    init() async throws {
        scene = try await Scene()
        supervisor = scene.clock.agent(name: "Robin", role: .supervisor)
        _ = try await AddAgent(stores: scene.store, keeping: scene.keeping).perform(
            supervisor, password: SecretText(Scene.password), by: .host)
    }

    private func lock() async throws {
        for _ in 1...2 {
            let call = try await scene.openCall()
            for _ in 1...3 {
                _ = try await CheckAnswer(
                    stores: scene.store, keeping: scene.keeping, brands: scene.brands, background: Later()
                ).perform(
                    SecretText("Zanzibar"), attempt: scene.clock.id(), in: call, by: scene.agent, from: nil)
            }
        }
    }

    private func unlock(_ reason: String, by agent: Agent? = nil) async throws -> UnlockQuestion.Outcome {
        try await UnlockQuestion(stores: scene.store, world: scene.world).perform(
            scene.account.id, reason: reason, by: agent ?? supervisor, from: Scene.address)
    }

    @Test func `A lock is lifted once, with a reason, and in one's own brands`() async throws {
        try await lock()
        let stranger = scene.clock.agent(role: .supervisor, brands: [Brand.sampleReseller.id])
        let events = try await scene.recorded {
            guard case .reasonMissing = try await unlock(" x "),
                case .unknownAccount = try await unlock("A reason.", by: stranger),
                case .open = try await unlock(" Called\nback.  "), case .open = try await unlock("Called back.")
            else { return fail("not as told") }
        }
        #expect(events.map(\.kind) == [.questionUnlocked] && events.map(\.detail) == ["Called back."])
        #expect(events.map(\.actor) == [.agent(supervisor.id, name: supervisor.name)])
    }

    @Test func `Who is part of a lock does not lift it`() async throws {
        try await lock()
        try await scene.expect([]) {
            guard case .kept = try await unlock("A reason.", by: scene.agent) else { return fail("lifted") }
        }
    }

    @Test func `An agent is paused and resumed, once each, by somebody else of their brands`() async throws {
        let pause = PauseAgent(stores: scene.store)
        let stranger = scene.clock.agent(role: .supervisor, brands: [Brand.sampleReseller.id])
        let shared = scene.clock.agent(brands: [Brand.sampleCarrier.id, Brand.sampleReseller.id])
        _ = try await AddAgent(stores: scene.store, keeping: scene.keeping).perform(
            shared, password: SecretText(Scene.password), by: .host)
        func pausing(_ agent: Agent, _ reason: String = "Guessing?", by: Agent? = nil) async throws
            -> PauseAgent.Outcome
        {
            try await pause.pause(agent.id, reason: reason, by: by ?? supervisor, from: Scene.address)
        }
        let events = try await scene.recorded { () async throws in
            #expect(try await pausing(supervisor) == .oneself)
            #expect(try await pausing(scene.agent, "") == .reasonMissing)
            #expect(try await pausing(scene.agent, by: stranger) == .unknownAgent)
            #expect(try await pausing(shared) == .otherBrands)
            #expect(try await pause.resume(shared.id, reason: "Why not", by: supervisor, from: nil) == .otherBrands)
            for _ in 1...2 {
                #expect(try await pausing(scene.agent) == .done)
            }
            #expect(try await scene.store.agentPause(of: scene.agent.id) == .bySupervisor)
            for _ in 1...2 {
                #expect(
                    try await pause.resume(scene.agent.id, reason: "Talked.", by: supervisor, from: nil) == .done)
            }
        }
        #expect(events.map(\.kind) == [.agentStopped, .agentResumed])
        let email = scene.agent.email.text
        #expect(events.map(\.detail) == ["\(email): Guessing?", "\(email): Talked."])
    }

    @Test func `Whose pauses were ended three times in a week stays paused, which is told`() async throws {
        let pause = PauseAgent(stores: scene.store)
        var outcomes: [PauseAgent.Outcome] = []
        for _ in 0..<4 {
            _ = try await pause.pause(scene.agent.id, reason: "Guessing?", by: supervisor, from: Scene.address)
            outcomes.append(
                try await pause.resume(scene.agent.id, reason: "Talked.", by: supervisor, from: Scene.address))
        }
        #expect(outcomes == [.done, .done, .done, .kept])
    }

    @Test func `Every search and every export is recorded, by what was asked for`() async throws {
        let search = SearchAuditLog(stores: scene.store)
        var query = AuditQuery(AuditVisibility(of: supervisor, among: scene.brands))
        let events = try await scene.recorded { () async throws in
            #expect(try await !search.perform(query, limit: 10, by: supervisor, from: Scene.address).isEmpty)
            query.agent = scene.agent.id
            query.kinds = [.callOpened]
            query.account = scene.account.id
            query.from = Date(timeIntervalSince1970: 0)
            query.before = 2
            #expect(try await search.beginExport(query, by: supervisor, from: Scene.address).before == nil)
        }
        #expect(events.map(\.kind) == [.auditSearched, .auditExported])
        #expect(events.map(\.detail) == [nil, "\(scene.agent.email.text), callOpened, from 1970-01-01T00:00:00Z"])
        #expect(events.map(\.account) == [nil, scene.account.id])
    }

    @Test func `A verification is recorded with what it found, whoever asks for it`() async throws {
        let events = try await scene.recorded {
            let verify = VerifyAuditLog(stores: scene.store) { throw AuditFault.changed(7) }
            let result = try await verify.perform(by: AuditOrigin(supervisor, address: Scene.address))
            #expect(throws: AuditFault.changed(7)) { try result.get() }
            try await ExportAuditLog(stores: scene.store).begin(by: .host)
        }
        #expect(events.map(\.kind) == [.auditVerified, .auditExported] && events.map(\.detail) == ["changed 7", nil])
    }
}
