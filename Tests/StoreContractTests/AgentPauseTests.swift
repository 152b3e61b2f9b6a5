import Foundation
import SecurityQuestions
import TestSupport
import Testing

/// An agent who guesses over many accounts is paused.
struct AgentPauseTests {
    /// Makes wrong attempts a minute apart, on accounts of their own.
    private func guess(_ count: Int, by agent: Agent, in scene: Scene) async throws {
        for _ in 0..<count {
            try await scene.openCall(try await scene.accountWithAnswer(), by: agent).attempt(.wrong)
            scene.world.advance(by: 60)
        }
    }

    @Test(arguments: StoreUnderTest.all)
    func `ten wrong attempts within an hour pause the agent until the oldest is an hour old`(
        kind: StoreUnderTest
    ) async throws {
        let scene = try await Scene(kind)
        let agent = try await scene.addAgent()
        let end = scene.now.addingTimeInterval(AgentBudget.window)
        try await guess(9, by: agent, in: scene)
        #expect(try await scene.store.agentPause(of: agent.id) == nil)
        try await guess(1, by: agent, in: scene)
        #expect(try await scene.store.agentPause(of: agent.id) == .until(end))
        try await scene.restart()
        let desk = try await scene.openCall(try await scene.accountWithAnswer(), by: agent)
        #expect(try await desk.refusal() == .agentPaused(.until(end)))
        scene.world.advance(by: end.timeIntervalSince(scene.now))
        #expect(try await scene.store.agentPause(of: agent.id) == nil)
        #expect(try await scene.openCall(try await scene.accountWithAnswer(), by: agent).refusal() == nil)
    }

    @Test(arguments: StoreUnderTest.all)
    func `attempts at once over many accounts stop at ten, pending ones included`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let agent = try await scene.addAgent()
        var desks: [Desk] = []
        for _ in 0..<LookUpBudget.failuresAllowed {
            desks.append(try await scene.openCall(try await scene.accountWithAnswer(), by: agent))
        }
        let taken = try await withThrowingTaskGroup(of: Int.self) { group in
            for desk in desks { group.addTask { try await desk.refusal() == nil ? 1 : 0 } }
            return try await group.reduce(0, +)
        }
        #expect(taken == AgentBudget.wrongAllowed)
    }

    @Test(arguments: StoreUnderTest.all)
    func `wrong attempts of verified calls, and another agent's, do not count`(kind: StoreUnderTest) async throws {
        let scene = try await Scene(kind)
        let agent = try await scene.addAgent()
        for _ in 0..<10 {
            let desk = try await scene.openCall(try await scene.accountWithAnswer(), by: agent)
            try await desk.attempt(.wrong)
            try await desk.attempt(.wrong)
            try await desk.attempt(.verified)
        }
        try await guess(9, by: agent, in: scene)
        let other = try await scene.addAgent()
        try await guess(5, by: other, in: scene)
        #expect(try await scene.store.agentPause(of: agent.id) == nil)
        #expect(try await scene.store.agentPause(of: scene.world.id()) == nil)
    }
}
