import Foundation
import GRDB
import SecurityQuestions

/// Takes an attempt from the call, the agent's budget and the answer's, in one transaction and before anything is
/// hashed.
struct AttemptTaking: Sendable {
    let attempt: ID<Attempt>
    let call: ID<Call>
    let slot: Int
    let agent: Agent
    let now: Date
    let address: String?

    /// A refusal is a result and not an error here: what is recorded of it must stay.
    func perform(in db: Database) throws -> Result<TakenAttempt, AttemptRefusal> {
        guard let row = try db.call(call, agent: agent.id) else { return try refuse(.unknownCall, of: nil, in: db) }
        if let known = try db.attempt(attempt)?.attempt {
            return known.call == call ? .success(.repeated(known)) : try refuse(.unknownCall, of: nil, in: db)
        }
        if let until = try db.pause(ofAgent: row.agentKey, at: now) {
            try tellPause(until: until, agentKey: row.agentKey, in: db)
            return try refuse(.agentPaused(until: until), of: row.call, in: db)
        }
        guard let taking = row.call.takingAttempt(at: now) else {
            return try refuse(refusal(of: row.call), of: row.call, in: db)
        }
        guard try !db.isClosed(account: row.accountKey) else { return try refuse(.accountClosed, of: row.call, in: db) }
        guard let answer = try db.answer(of: row.call.account, key: row.accountKey, slot: slot) else {
            return try refuse(.noAnswer, of: row.call, in: db)
        }
        guard let budget = answer.budget.taking(at: now) else {
            return try refuse(refusal(by: answer.budget), of: row.call, in: db)
        }
        let isOpen = if case .open = budget.state(at: now) { true } else { false }
        try db.insert(attempt, in: row, for: answer, locks: !isOpen, at: now)
        try db.update(row, to: taking, by: .agent(agent.id, name: agent.name), address: address)
        try db.set(budget, ofAccount: row.accountKey, slot: slot)
        return .success(.new(answer: answer.answer))
    }

    /// Why a call takes no attempt.
    private func refusal(of call: Call) -> AttemptRefusal {
        switch call.state(at: now) {
        case .closed(let outcome): .callClosed(outcome)
        case .verified: .alreadyVerified
        case .open: .noneLeftInCall
        }
    }

    /// Why a budget has nothing to take.
    private func refusal(by budget: GuessBudget) -> AttemptRefusal {
        if case .locked(let until) = budget.state(at: now) { .locked(until: until) } else { .dead }
    }

    private func refuse(_ refusal: AttemptRefusal, of call: Call?, in db: Database) throws
        -> Result<TakenAttempt, AttemptRefusal>
    {
        try db.record(
            AuditEvent(
                at: now, kind: .attemptRefused, actor: .agent(agent.id, name: agent.name), account: call?.account,
                call: self.call, address: address, detail: refusal.word))
        return .failure(refusal)
    }

    /// One entry for each pause, however often the agent tries.
    private func tellPause(until: Date, agentKey: Int64, in db: Database) throws {
        let isNew = try db.run(
            "UPDATE agents SET pause_told = ?1 WHERE key = ?2 AND pause_told IS NOT ?1",
            [until.milliseconds, agentKey])
        guard isNew > 0 else { return }
        try db.record(
            AuditEvent(at: now, kind: .agentPaused, actor: .agent(agent.id, name: agent.name), address: address))
    }
}

extension Database {
    fileprivate func isClosed(account key: Int64) throws -> Bool {
        try first("SELECT status = 'closed' FROM accounts WHERE key = ?", [key]) { $0[0] as Bool } ?? true
    }
}

extension AttemptRefusal {
    /// The reason as the audit log tells it.
    fileprivate var word: String {
        switch self {
        case .callClosed: "callClosed"
        case .alreadyVerified: "alreadyVerified"
        case .noneLeftInCall: "noneLeftInCall"
        case .locked: "locked"
        case .dead: "dead"
        case .agentPaused: "agentPaused"
        case .accountClosed: "accountClosed"
        case .noAnswer: "noAnswer"
        case .unknownCall: "unknownCall"
        }
    }
}
