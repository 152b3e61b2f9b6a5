import Foundation
import SecurityQuestions
import TestSupport
import Testing

/// A review of rights ends nobody's access by another's entries in the log, and spares nobody by them.
struct AgentReviewTests {
    private let world = AdvancingWorld()

    private func review(_ agent: Agent, lastLogin: Date? = nil, _ details: String...) -> AgentReview {
        AgentReview(
            agent: agent, hasSecondFactor: false, lastLogin: lastLogin,
            joinings: details.map { AgentReview.Joining(at: world.now, detail: $0) })
    }

    @Test func `Whoever was added or came back within the time is not unused`() {
        let agent = world.agent()
        let address = agent.email.text
        #expect(review(agent).isUnused(at: world.now))
        for detail in [address, "agent \(address)", "supervisor \(address)", "\(address): back from leave"] {
            #expect(!review(agent, detail).isUnused(at: world.now), "\(detail)")
        }
    }

    @Test func `The entry of another spares nobody, not even one whose address ends alike or whose reason names them`()
    {
        let agent = world.agent()
        let address = agent.email.text
        for detail in ["agent mary-\(address)", "agent \(address).example", "jo@desk.example: in place of \(address)"] {
            #expect(review(agent, detail).isUnused(at: world.now), "\(detail)")
        }
    }

    @Test func `A log-in counts until it is ninety days old`() {
        let agent = world.agent()
        let old = world.now.addingTimeInterval(-90 * 24 * 3600)
        #expect(review(agent, lastLogin: old).isUnused(at: world.now))
        #expect(!review(agent, lastLogin: old.addingTimeInterval(1)).isUnused(at: world.now))
    }
}
