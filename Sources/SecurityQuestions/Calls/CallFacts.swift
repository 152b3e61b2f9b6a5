import Foundation

/// What the next attempt in a call is judged by, as it stands at one moment: for the taking of it and for the agent's page
/// alike.
package struct CallFacts: Sendable {
    package let call: Call
    package let account: Account.Status
    package let brand: Brand.ID
    /// The answer that would be checked; nil where there is none.
    package let answer: AnswerRecord?
    /// Whether any answer of the account is reported.
    package let isReported: Bool
    package let agent: AgentStanding
    package let recentChange: RecentChange?
    /// Of the client that asks for the agent; nil where none does.
    package var client: ClientStanding?
    /// Since when nothing of the brand is checked; nil where it is.
    package let brandStoppedAt: Date?

    package init(
        call: Call, account: Account.Status, brand: Brand.ID, answer: AnswerRecord?, isReported: Bool,
        agent: AgentStanding, recentChange: RecentChange?, client: ClientStanding? = nil, brandStoppedAt: Date? = nil
    ) {
        self.brandStoppedAt = brandStoppedAt
        self.call = call
        self.account = account
        self.brand = brand
        self.answer = answer
        self.isReported = isReported
        self.agent = agent
        self.recentChange = recentChange
        self.client = client
    }

    package func eligibility(under policy: Brand.Policy, at now: Date) -> CheckEligibility {
        CheckEligibility(
            call: call, account: account, budget: answer?.budget, isReported: isReported, pause: agent.pause(at: now),
            clientPause: client?.pause(at: now),
            changeNeedingCode: policy.recentChangeNeedsCode ? recentChange : nil, brandStoppedAt: brandStoppedAt)
    }
}
