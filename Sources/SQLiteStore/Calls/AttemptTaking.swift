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
    let unlessChanged: Bool

    /// A refusal is a result and not an error here: what is recorded of it must stay.
    func perform(in db: Database) throws -> Result<TakenAttempt, AttemptRefusal> {
        let row: CallRow
        let taking: Call
        switch try begin(.securityQuestion, in: db) {
        case .refused(let refusal): return .failure(refusal)
        case .repeated(let known): return .success(.repeated(known))
        case .begun(let begun, let after): (row, taking) = (begun, after)
        }
        if unlessChanged, try db.recentChange(ofAccount: row.accountKey, at: now) != nil {
            return try refuse(.recentlyChanged, of: row.call, in: db)
        }
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

    /// The same for the account's support code. An account without one takes the attempt all the same.
    func performForCode(in db: Database) throws -> Result<TakenCodeAttempt, AttemptRefusal> {
        switch try begin(.supportCode, in: db) {
        case .refused(let refusal): return .failure(refusal)
        case .repeated(let known): return .success(.repeated(known))
        case .begun(let row, let taking):
            if try db.isStopped(account: row.accountKey) { return try refuse(.stopped, of: row.call, in: db) }
            let code = try db.supportCode(of: row.call.account)
            let waiting = code.flatMap { $0.state(at: now) == .waiting ? $0 : nil }
            let locks = waiting.map { $0.wrong + 1 >= SupportCode.wrongAllowed } ?? false
            try db.insert(attempt, in: row, for: waiting, locks: locks, at: now)
            try db.update(row, to: taking, by: .agent(agent.id, name: agent.name), address: address)
            if waiting != nil { try db.addWrong(1, toCodeOfAccount: row.accountKey) }
            return .success(.new(waiting))
        }
    }

    private enum Beginning {
        case refused(AttemptRefusal)
        case repeated(Attempt)
        case begun(CallRow, taking: Call)
    }

    /// What holds for answers and codes alike: whose call it is, the agent's pause, what the call still takes.
    private func begin(_ proof: Proof, in db: Database) throws -> Beginning {
        guard let row = try db.call(call, agent: agent.id) else { return try refused(.unknownCall, of: nil, in: db) }
        if let known = try db.attempt(attempt)?.attempt {
            return known.call == call ? .repeated(known) : try refused(.unknownCall, of: nil, in: db)
        }
        if let pause = try db.pause(ofAgent: row.agentKey, at: now) {
            if case .until(let until) = pause { try tellPause(until: until, agentKey: row.agentKey, in: db) }
            return try refused(.agentPaused(pause), of: row.call, in: db)
        }
        guard let taking = row.call.takingAttempt(of: proof, at: now) else {
            return try refused(refusal(of: row.call), of: row.call, in: db)
        }
        guard try !db.isClosed(account: row.accountKey) else {
            return try refused(.accountClosed, of: row.call, in: db)
        }
        return .begun(row, taking: taking)
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
        switch budget.state(at: now) {
        case .locked(let until): .locked(until: until)
        case .stopped: .stopped
        case .dead, .open: .dead
        }
    }

    private func refuse<Taken>(_ refusal: AttemptRefusal, of call: Call?, in db: Database) throws
        -> Result<Taken, AttemptRefusal>
    {
        try record(refusal, of: call, in: db)
        return .failure(refusal)
    }

    private func refused(_ refusal: AttemptRefusal, of call: Call?, in db: Database) throws -> Beginning {
        try record(refusal, of: call, in: db)
        return .refused(refusal)
    }

    private func record(_ refusal: AttemptRefusal, of call: Call?, in db: Database) throws {
        try db.record(
            AuditEvent(
                at: now, kind: .attemptRefused, actor: .agent(agent.id, name: agent.name), account: call?.account,
                call: self.call, address: address, detail: refusal.word))
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
    /// The owner reported that it was not them: whoever has their password could get a code as well.
    fileprivate func isStopped(account key: Int64) throws -> Bool {
        try first("SELECT 1 FROM answers WHERE account = ? AND stopped = 1", [key]) { _ in true } ?? false
    }

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
        case .stopped: "stopped"
        case .recentlyChanged: "recentlyChanged"
        case .agentPaused: "agentPaused"
        case .accountClosed: "accountClosed"
        case .noAnswer: "noAnswer"
        case .unknownCall: "unknownCall"
        }
    }
}
