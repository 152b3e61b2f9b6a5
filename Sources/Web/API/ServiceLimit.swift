import Foundation
import SecurityQuestions

/// A limit as it stands: how much is left of it, and when there is more (draft-ietf-httpapi-ratelimit-headers-10 §4.1).
struct ServiceLimit {
    let policy: Policy
    let left: Int
    /// Until there is more, rounded up; nil where no time brings any, or nothing was taken.
    var seconds: Int?

    enum Policy: String { case client, call, account, agent }

    init(_ policy: Policy, left: Int, seconds: Int? = nil) {
        (self.policy, self.left, self.seconds) = (policy, left, seconds)
    }

    var text: String { "\"\(policy.rawValue)\";r=\(left)" + (seconds.map { ";t=\($0)" } ?? "") }

    /// What attempts are taken from, beside the client's own minute: each wrong one.
    static let ofAttempts =
        "\"call\";q=\(Call.attemptsAllowed), \"account\";q=\(GuessBudget.lockAfter);w=\(Int(GuessBudget.firstLock)), "
        + "\"agent\";q=\(AgentBudget.wrongAllowed);w=\(Int(AgentBudget.window))"
}

extension CallView {
    /// What the next attempt would be taken from.
    var limits: [ServiceLimit] {
        var left = 0
        if case .open(let some) = facts.call.state(at: now) { left = some }
        return [ServiceLimit(.call, left: left)] + (accountLimit.map { [$0] } ?? []) + [agentLimit]
    }

    /// Nil without an answer: then none is taken.
    private var accountLimit: ServiceLimit? {
        switch facts.answer?.budget.state(at: now) {
        case .open(let left): ServiceLimit(.account, left: left)
        case .locked(let until): ServiceLimit(.account, left: 0, seconds: seconds(until: until))
        case .dead, .reported: ServiceLimit(.account, left: 0)
        case nil: nil
        }
    }

    private var agentLimit: ServiceLimit {
        // Nobody knows when a supervisor ends a pause.
        if facts.agent.isPaused { return ServiceLimit(.agent, left: 0) }
        return ServiceLimit(
            .agent, left: AgentBudget.left(wrong: facts.agent.wrong, at: now),
            seconds: AgentBudget.nextReturn(wrong: facts.agent.wrong, at: now).map(seconds))
    }

    private func seconds(until date: Date) -> Int { max(1, Int(date.timeIntervalSince(now).rounded(.up))) }
}
