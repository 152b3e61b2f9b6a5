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
        if result == .verified, before?.answer.id != taken.answer {
            // The owner has set a new answer meanwhile: knowing the old one proves nothing any more.
            return try AttemptSettling(attempt: attempt, result: .notChecked, agent: agent, now: now, address: address)
                .perform(in: db)
        }

        let pending = try db.pendingAttempts(of: row, besides: taken)
        let settled = row.call.settling(result, pending: pending, at: now)
        try db.set(result, of: taken)
        try record(eventKind, of: row.call, detail: isTooLate(row.call, settled) ? "callClosed" : nil, in: db)
        switch result {
        case .verified: if !isTooLate(row.call, settled) { try verify(row, settled, in: db) }
        case .wrong, .soundsAlike: try tellLock(taken, before, of: row.call, in: db)
        case .notChecked: try giveBack(taken, before, of: row, in: db)
        }
        try db.update(row, to: settled, by: .agent(agent.id, name: agent.name), address: address)
        let after = try db.answer(of: row.call.account, key: row.accountKey, slot: taken.slot)
        return (settled, after?.budget ?? .full)
    }

    /// A right answer that comes when the call is closed already verifies nothing.
    private func isTooLate(_ before: Call, _ after: Call) -> Bool { result == .verified && after.verifiedAt == nil }

    /// The call is granted, and what it has taken comes back.
    private func verify(_ row: CallRow, _ call: Call, in db: Database) throws {
        try db.giveBackAttempts(of: row, at: now)
        try db.grant(row, until: call.expiresAt)
    }

    /// Records the lock that this attempt, wrong, has brought about; one entry for each lock.
    private func tellLock(_ taken: AttemptRow, _ answer: AnswerRow?, of call: Call, in db: Database) throws {
        guard taken.locks, !taken.isGivenBack, let answer, answer.answer.id == taken.answer else { return }
        switch answer.budget.state(at: now) {
        case .open: break
        case .locked: try record(.questionLocked, of: call, in: db)
        case .dead: try record(.answerDead, of: call, in: db)
        }
    }

    /// Nothing was learned: the budget gets the attempt back, unless it has it already or is a new answer's.
    private func giveBack(_ taken: AttemptRow, _ answer: AnswerRow?, of row: CallRow, in db: Database) throws {
        guard !taken.isGivenBack, let answer, answer.answer.id == taken.answer else { return }
        try db.set(answer.budget.returningOne(), ofAccount: row.accountKey, slot: taken.slot)
    }

    private var eventKind: AuditEvent.Kind {
        switch result {
        case .verified: .answerVerified
        case .wrong: .answerWrong
        case .soundsAlike: .answerSoundsAlike
        case .notChecked: .answerNotChecked
        }
    }

    private func record(_ kind: AuditEvent.Kind, of call: Call, detail: String? = nil, in db: Database) throws {
        try db.record(
            AuditEvent(
                at: now, kind: kind, actor: .agent(agent.id, name: agent.name), account: call.account, call: call.id,
                address: address, detail: detail))
    }
}
