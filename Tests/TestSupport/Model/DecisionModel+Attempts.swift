import Foundation
import SecurityQuestions

extension DecisionModel {
    /// What the agent's page would say at this moment; nil where nothing stands in the way.
    package func refusal(of request: DeskStep.Request, at now: Date) -> AttemptRefusal? {
        guard let facts = facts(for: request, at: now), let policy = brands[facts.brand]?.policy else {
            return .unknownCall
        }
        return facts.eligibility(under: policy, at: now).refusal(of: request.method, at: now)
    }

    mutating func take(_ request: DeskStep.Request, at now: Date) -> DeskResult {
        guard let agent = agents[request.agent] else { return .refused(.unknownCall) }
        let taking = AttemptTaking(
            AttemptRequest(request.attempt, in: request.call, by: agent, from: DeskStep.address), at: now)
        let known = attempts.first { $0.attempt.id == request.attempt }?.attempt
        let facts = facts(for: request, at: now)
        let subject: AttemptTaking.Subject =
            request.method == .supportCode
            ? .code(facts.flatMap { codes[$0.call.account] }) : .answer(said: request.said, under: brands)
        switch taking.decision(on: subject, known: known, facts: facts) {
        case .repeated(let attempt): return .over(CheckOutcome(attempt))
        case .unreadable: return .over(.unreadable)
        case .looksLikeCode: return .over(.looksLikeCode)
        case .refused(let refused):
            if let told = refused.pauseTold, let standing = standings[request.agent] {
                standings[request.agent] = AgentStanding(
                    isPaused: standing.isPaused, countsFrom: standing.countsFrom, pauseTold: told)
            }
            record(refused.events)
            return .refused(refused.refusal)
        case .taken(let taken):
            attempts.append(taken.attempt)
            calls[request.call] = taken.call
            if let budget = taken.budget { set(budget, of: taken.call.account) }
            if let code = taken.codeAfter { codes[code.account] = code }
            return .taken(code: taken.code?.id, answer: taken.answer?.kept.id.uuid)
        }
    }

    package func facts(for request: DeskStep.Request, at now: Date) -> CallFacts? {
        guard let call = ownCall(request.call, of: request.agent), let account = accounts[call.account] else {
            return nil
        }
        return CallFacts(
            call: call, account: account.status, brand: account.brand, answer: answers[call.account],
            isReported: answers[call.account]?.budget.isReported ?? false, agent: standing(of: request.agent),
            recentChange: recentChange(of: call.account, at: now))
    }

    mutating func settle(_ id: ID<Attempt>, _ result: AttemptResult, by agent: ID<Agent>, at now: Date) -> DeskResult {
        guard let taken = attempts.first(where: { $0.attempt.id == id }), let agent = agents[agent],
            let call = ownCall(taken.attempt.call, of: agent.id)
        else { return .refused(.unknownCall) }
        let facts = AttemptSettlement.Facts(
            attempt: taken, call: call, attempts: attempts.filter { $0.attempt.call == call.id },
            answer: answers[call.account], code: codes[call.account])
        let (settled, changes) = AttemptSettlement(facts, by: agent, at: now, address: DeskStep.address)
            .decision(.leading(to: result))
        if let changes { keep(changes) }
        return .settled(settled)
    }

    private mutating func keep(_ changes: AttemptSettlement.Changes) {
        let call = changes.call
        calls[call.id] = call
        for changed in changes.attempts {
            guard let place = attempts.firstIndex(where: { $0.attempt.id == changed.attempt.id }) else { continue }
            attempts[place] = changed
        }
        if let budget = changes.budget { set(budget, of: call.account) }
        if let code = changes.code { codes[call.account] = code }
        if let grant = changes.grant { grants[call.id] = grant }
        record(changes.events)
    }

    func ownCall(_ id: ID<Call>, of agent: ID<Agent>) -> Call? {
        calls[id].flatMap { $0.agent == agent ? $0 : nil }
    }

    mutating func set(_ budget: GuessBudget, of account: ID<Account>) {
        guard let answer = answers[account]?.answer else { return }
        answers[account] = AnswerRecord(answer: answer, budget: budget)
    }

    /// With what the attempts tell.
    package func standing(of agent: ID<Agent>) -> AgentStanding {
        let kept = standings[agent] ?? AgentStanding()
        let wrong = attempts.filter { record in
            record.countsAgainstAgent && calls[record.attempt.call]?.agent == agent
                && record.attempt.takenAt > kept.countsFrom ?? .distantPast
        }
        return AgentStanding(
            isPaused: kept.isPaused, countsFrom: kept.countsFrom, pauseTold: kept.pauseTold,
            wrong: Array(wrong.map(\.attempt.takenAt).sorted(by: >).prefix(AgentBudget.wrongAllowed)))
    }

    package func recentChange(of account: ID<Account>, at now: Date) -> RecentChange? {
        changes[account].flatMap { RecentChange.isRecent($0.at, at: now) ? $0.change : nil }
    }
}
