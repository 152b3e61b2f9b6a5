import Foundation

/// Whether an attempt at an answer or a support code would be taken now; if not, why.
///
/// Asked by the taking itself, by the agent's page and by every other door, so that the audit log and the page give one
/// reason. Where several things stand in the way, the widest and most lasting is told, for one that ends sooner would send
/// agent and caller the wrong way (an agent who reads "paused" hands over to a colleague, who then reads "locked"):
///
/// 1. the call: over, verified or spent. Nothing in this call helps;
/// 2. the brand: stopped. Nobody can check anything of it until the operator lets it go on;
/// 3. the account: closed, or without an answer. Nobody can check anything until its owner acts;
/// 4. the answer: reported by the owner, dead, locked. No agent can check it, for long or for an hour;
/// 5. the caller: may not call, or is somebody else. Somebody who may call can;
/// 6. the agent: paused. A colleague can; then the client that asks for them. The agent can, at the care desk;
/// 7. a recent change, where the brand then wants a code. The caller can, in this call.
package struct CheckEligibility: Sendable {
    package let call: Call
    package let account: Account.Status
    /// Of the answer that would be checked; nil where there is none.
    package let budget: GuessBudget?
    /// The owner has reported "this was not me": whoever has their password could get a code as well.
    package let isReported: Bool
    package let pause: AgentPause?
    /// Until when the client that asks for the agent pauses; nil where it does not, or none asks.
    package let clientPause: Date?
    /// The account's recent change, where the brand then wants a code; else nil.
    package let changeNeedingCode: RecentChange?
    /// Since when nothing of the brand is checked; nil where it is.
    package let brandStoppedAt: Date?

    package init(
        call: Call, account: Account.Status, budget: GuessBudget?, isReported: Bool, pause: AgentPause?,
        clientPause: Date? = nil, changeNeedingCode: RecentChange?, brandStoppedAt: Date? = nil
    ) {
        self.brandStoppedAt = brandStoppedAt
        self.call = call
        self.account = account
        self.budget = budget
        self.isReported = isReported
        self.pause = pause
        self.clientPause = clientPause
        self.changeNeedingCode = changeNeedingCode
    }

    /// Why no attempt at `method` is taken; nil when one is.
    package func refusal(of method: VerificationMethod, at now: Date) -> AttemptRefusal? {
        if call.takingAttempt(of: method, at: now) == nil {
            switch call.state(at: now) {
            case .closed(let outcome): return .callClosed(outcome)
            case .verified: return .alreadyVerified
            case .open: return .noneLeftInCall
            }
        }
        return obstacle(to: method, at: now)
    }

    /// What stands in the way in whichever call.
    package func obstacle(to method: VerificationMethod, at now: Date) -> AttemptRefusal? {
        if let lasting = lastingObstacle(to: method, at: now) { return lasting }
        if call.caller?.isBarred == true { return .callerNotAllowed }
        if let pause { return .agentPaused(pause) }
        if let clientPause { return .clientPaused(until: clientPause) }
        return method == .securityQuestion && changeNeedingCode != nil ? .recentlyChanged : nil
    }

    /// What stands in the way whichever agent asks: the account and its answer.
    package func lastingObstacle(to method: VerificationMethod, at now: Date) -> AttemptRefusal? {
        AccountStanding(status: account, budget: budget, isReported: isReported, brandStoppedAt: brandStoppedAt)
            .obstacle(to: method, at: now)
    }
}
