import Foundation

/// Takes an attempt from the call, the agent's budget and the answer's (or the code's), before anything is hashed.
///
/// A store reads the facts under its locks, asks for the decision and writes it, in one transaction: attempts at once
/// then spend exactly what there is. A refusal is a result and not an error: what is recorded of it must stay.
package struct AttemptTaking: Sendable {
    package let attempt: ID<Attempt>
    package let call: ID<Call>
    package let agent: Agent
    package let now: Date
    package let address: String?

    /// What would be checked.
    package enum Subject: Sendable {
        case answer(AnswerRecord?)
        /// The account's latest code, whatever has become of it. An account without one takes the attempt all the same.
        case code(SupportCode?)
    }

    /// What the store has read.
    package struct Facts: Sendable {
        package let call: Call
        package let account: Account.Status
        package let subject: Subject
        /// Whether any answer of the account is reported.
        package let isReported: Bool
        package let agent: AgentStanding
        /// The account's recent change, where the brand then wants a code; else nil.
        package let changeNeedingCode: RecentChange?

        package init(
            call: Call, account: Account.Status, subject: Subject, isReported: Bool, agent: AgentStanding,
            changeNeedingCode: RecentChange? = nil
        ) {
            self.call = call
            self.account = account
            self.subject = subject
            self.isReported = isReported
            self.agent = agent
            self.changeNeedingCode = changeNeedingCode
        }
    }

    package enum Decision: Sendable {
        /// It was taken before: nothing changes.
        case repeated(Attempt)
        case refused(Refused)
        case taken(Taken)
    }

    /// Nothing changes but the log.
    package struct Refused: Sendable {
        package let refusal: AttemptRefusal
        /// The end of the agent's pause, where this is the first entry that tells of it.
        package let pauseTold: Date?
        package let events: [AuditEvent]
    }

    /// What is to be kept in place of what was read. Nothing is recorded yet.
    package struct Taken: Sendable {
        package let attempt: AttemptRecord
        package let call: Call
        /// Of the answer; nil for a code.
        package let budget: GuessBudget?
        /// The code as it was read, to be compared with; nil where none is good. Its count: ``codeAfter``.
        package let code: SupportCode?

        package var codeAfter: SupportCode? { code?.takingOne() }
    }

    package init(attempt: ID<Attempt>, call: ID<Call>, agent: Agent, now: Date, address: String?) {
        self.attempt = attempt
        self.call = call
        self.agent = agent
        self.now = now
        self.address = address
    }

    /// - Parameters:
    ///   - known: the attempt of this id, of whichever call.
    ///   - facts: nil where the agent has no such call.
    package func decision(known: AttemptRecord?, facts: Facts?) -> Decision {
        guard let facts, known.map({ $0.attempt.call == call }) ?? true else { return refused(.unknownCall, nil) }
        if let known { return .repeated(known.attempt) }
        return switch facts.subject {
        case .answer(let answer): takingAnswer(answer, facts)
        case .code(let code): takingCode(code, facts)
        }
    }

    private func takingAnswer(_ answer: AnswerRecord?, _ facts: Facts) -> Decision {
        let eligibility = facts.eligibility(budget: answer?.budget, at: now)
        if let refusal = eligibility.refusal(of: .securityQuestion, at: now) { return refused(refusal, facts) }
        guard let answer, let budget = answer.budget.taking(at: now) else { return refused(.noAnswer, facts) }
        let isOpen = if case .open = budget.state(at: now) { true } else { false }
        return taken(
            .securityQuestion, slot: answer.answer.place.slot, subject: answer.answer.id.uuid, locks: !isOpen, facts,
            budget: budget)
    }

    private func takingCode(_ code: SupportCode?, _ facts: Facts) -> Decision {
        let eligibility = facts.eligibility(budget: nil, at: now)
        if let refusal = eligibility.refusal(of: .supportCode, at: now) { return refused(refusal, facts) }
        let waiting = code.flatMap { $0.state(at: now) == .waiting ? $0 : nil }
        return taken(
            .supportCode, slot: 0, subject: waiting?.id.uuid ?? attempt.uuid,
            locks: waiting?.takingOne().state(at: now) == .dead, facts, code: waiting)
    }

    private func taken(
        _ method: VerificationMethod, slot: Int, subject: UUID, locks: Bool, _ facts: Facts, budget: GuessBudget? = nil,
        code: SupportCode? = nil
    ) -> Decision {
        guard let after = facts.call.takingAttempt(of: method, at: now) else { return refused(.noneLeftInCall, facts) }
        let new = Attempt(id: attempt, call: call, method: method, takenAt: now, result: nil)
        return .taken(
            Taken(
                attempt: AttemptRecord(attempt: new, slot: slot, subject: subject, locks: locks), call: after,
                budget: budget, code: code))
    }

    private func refused(_ refusal: AttemptRefusal, _ facts: Facts?) -> Decision {
        let origin = AuditOrigin(agent, address: address)
        let pauseTold = facts?.agent.pauseToTell(at: now)
        let pause = pauseTold == nil ? [] : [origin.event(.agentPaused, at: now)]
        let event = origin.event(
            .attemptRefused, at: now, account: facts?.call.account, call: call, detail: refusal.reason.rawValue)
        return .refused(Refused(refusal: refusal, pauseTold: pauseTold, events: pause + [event]))
    }
}

extension AttemptTaking.Facts {
    fileprivate func eligibility(budget: GuessBudget?, at now: Date) -> CheckEligibility {
        CheckEligibility(
            call: call, account: account, budget: budget, isReported: isReported, pause: agent.pause(at: now),
            changeNeedingCode: changeNeedingCode)
    }
}
