import Foundation
import GRDB
import SecurityQuestions

/// Writes down the result of a taken attempt and what follows from it, in one transaction.
struct AttemptSettling: Sendable {
    let attempt: ID<Attempt>
    let result: AttemptResult
    let agent: Agent
    let now: Date
    let address: String?

    /// Throws ``AttemptRefusal/unknownCall`` when the attempt is not this agent's.
    func perform(in db: Database) throws -> (call: Call, budget: GuessBudget) {
        guard let taken = try db.attempt(attempt), let row = try db.call(taken.attempt.call, agent: agent.id) else {
            throw AttemptRefusal.unknownCall
        }
        let before = try db.answer(of: row.call.account, key: row.accountKey, slot: taken.slot)
        guard taken.attempt.result == nil else { return (row.call, before?.budget ?? .full) }
        let code = try code(of: taken, row, in: db)
        if result == .verified, taken.attempt.proof == .supportCode ? code == nil : !isStillChecked(before, taken) {
            // The owner has set a new answer, got a new code or stopped all checks meanwhile: knowing the old one proves
            // nothing any more.
            return try AttemptSettling(attempt: attempt, result: .notChecked, agent: agent, now: now, address: address)
                .perform(in: db)
        }

        let pending = try db.pendingAttempts(of: row, besides: taken)
        let settled = row.call.settling(result, of: taken.attempt.proof, pending: pending, at: now)
        try db.set(result, of: taken)
        let isTooLate = isTooLate(taken, settled)
        try record(
            eventKind(taken.attempt.proof), of: row.call, detail: isTooLate ? AuditEvent.callClosed : nil, in: db)
        switch result {
        case .verified:
            if taken.attempt.proof == .supportCode { try db.useCode(ofAccount: row.accountKey, at: now) }
            if !isTooLate { try verify(row, settled, by: taken.attempt.proof, in: db) }
        case .wrong, .soundsAlike:
            if code != nil, taken.locks { try record(.codeDead, of: row.call, in: db) }
            try tellLock(taken, before, of: row.call, in: db)
        case .notChecked:
            if code != nil, !taken.isGivenBack { try db.addWrong(-1, toCodeOfAccount: row.accountKey) }
            try giveBack(taken, before, of: row, in: db)
        }
        try db.update(row, to: settled, by: .agent(agent.id, name: agent.name), address: address)
        let after = try db.answer(of: row.call.account, key: row.accountKey, slot: taken.slot)
        return (settled, after?.budget ?? .full)
    }

    /// A right answer that comes when the call is closed already verifies nothing.
    private func isTooLate(_ taken: AttemptRow, _ after: Call) -> Bool {
        result == .verified && (after.proof.map { $0 < taken.attempt.proof } ?? true)
    }

    /// The code that an attempt was taken for, if it is still the account's.
    private func code(of taken: AttemptRow, _ row: CallRow, in db: Database) throws -> SupportCode? {
        guard taken.attempt.proof == .supportCode else { return nil }
        let code = try db.supportCode(of: row.call.account)
        return code.flatMap { taken.isFor($0) && $0.usedAt == nil ? $0 : nil }
    }

    private func isStillChecked(_ answer: AnswerRow?, _ taken: AttemptRow) -> Bool {
        guard let answer else { return false }
        return taken.isFor(answer.answer) && !answer.budget.isStopped
    }

    /// The call is granted, and what it has taken comes back.
    private func verify(_ row: CallRow, _ call: Call, by proof: Proof, in db: Database) throws {
        try db.giveBackAttempts(at: proof, of: row, at: now)
        try db.grant(row, as: call)
    }

    /// Records the lock that this attempt, wrong, has brought about; one entry for each lock.
    private func tellLock(_ taken: AttemptRow, _ answer: AnswerRow?, of call: Call, in db: Database) throws {
        guard taken.locks, !taken.isGivenBack, let answer, taken.isFor(answer.answer) else { return }
        switch answer.budget.state(at: now) {
        case .open, .stopped: break
        case .locked: try record(.questionLocked, of: call, in: db)
        case .dead: try record(.answerDead, of: call, in: db)
        }
    }

    /// Nothing was learned: the budget gets the attempt back, unless it has it already or is a new answer's.
    private func giveBack(_ taken: AttemptRow, _ answer: AnswerRow?, of row: CallRow, in db: Database) throws {
        guard !taken.isGivenBack, let answer, taken.isFor(answer.answer) else { return }
        try db.set(answer.budget.returningOne(), ofAccount: row.accountKey, slot: taken.slot)
    }

    private func eventKind(_ proof: Proof) -> AuditEvent.Kind {
        switch (proof, result) {
        case (.securityQuestion, .verified): .answerVerified
        case (.securityQuestion, .wrong): .answerWrong
        case (.securityQuestion, .soundsAlike): .answerSoundsAlike
        case (.securityQuestion, .notChecked): .answerNotChecked
        case (.supportCode, .verified): .codeVerified
        case (.supportCode, .wrong), (.supportCode, .soundsAlike): .codeWrong
        case (.supportCode, .notChecked): .codeNotChecked
        }
    }

    private func record(_ kind: AuditEvent.Kind, of call: Call, detail: String? = nil, in db: Database) throws {
        try db.record(
            AuditEvent(
                at: now, kind: kind, actor: .agent(agent.id, name: agent.name), account: call.account, call: call.id,
                address: address, detail: detail))
    }
}
