import Foundation

/// Takes an attempt from the call, the agent's budget and the answer's (or the code's), before anything is hashed.
///
/// A store reads the facts under its locks, asks for the decision and writes it, in one transaction: attempts at once
/// then spend exactly what there is. A refusal is a result and not an error: what is recorded of it must stay.
package struct AttemptTaking: Sendable {
    package let request: AttemptRequest
    package let now: Date

    /// What is to be checked.
    package enum Subject: Sendable {
        /// What the caller said. It is read at the place of the answer that is kept, here and nowhere else.
        case answer(said: SecretText, under: Brands)
        /// The account's latest code, whatever has become of it; one of a mailed link is none in another call or of another person. An account without one takes the attempt all the same.
        case code(SupportCode?)
    }

    package enum Decision: Sendable {
        /// It was taken before: nothing changes.
        case repeated(Attempt)
        /// Nothing of what was said can be compared: checking it would spend an attempt on nothing.
        case unreadable
        /// The agent is asked whether it is a support code. Whether there is one plays no part.
        case looksLikeCode
        case refused(Refused)
        case taken(Taken)
    }

    /// Nothing changes but the log.
    package struct Refused: Sendable {
        package let refusal: AttemptRefusal
        /// The end of the agent's pause, where this is the first entry that tells of it.
        package let pauseTold: Date?
        /// The same of the client's.
        package let clientPauseTold: Date?
        package let events: [AuditEvent]
    }

    /// What is to be kept in place of what was read. Nothing is recorded yet.
    package struct Taken: Sendable {
        package let attempt: AttemptRecord
        package let call: Call
        /// Of the answer; nil for a code.
        package let budget: GuessBudget?
        /// To be compared with; nil for a code.
        package let answer: TakenAnswer?
        /// The code as it was read, to be compared with; nil where none is good. Its count: ``codeAfter``.
        package let code: SupportCode?

        package var codeAfter: SupportCode? { code?.takingOne() }
    }

    package init(_ request: AttemptRequest, at now: Date) { (self.request, self.now) = (request, now) }

    /// - Parameters:
    ///   - known: the attempt of this id, of whichever call.
    ///   - facts: nil where the agent has no such call.
    package func decision(on subject: Subject, known: Attempt?, facts: CallFacts?) -> Decision {
        // A client goes on with what it has opened itself, an agent with either.
        guard let facts, known.map({ $0.call == request.call }) ?? true,
            request.agent.client.map({ $0 == facts.call.client }) ?? true
        else { return refused(.unknownCall, nil) }
        return switch subject {
        case .answer(let said, let brands): takingAnswer(said, brands, known: known, facts)
        case .code(let code): known.map(Decision.repeated) ?? takingCode(code, facts)
        }
    }

    private func takingAnswer(_ said: SecretText, _ brands: Brands, known: Attempt?, _ facts: CallFacts) -> Decision {
        guard let policy = brands[facts.brand]?.policy else { return refused(.unknownCall, facts) }
        let forms = facts.answer.flatMap { try? AnswerForms(said, at: $0.answer.place) }
        if facts.answer != nil, forms == nil { return .unreadable }
        if let known { return .repeated(known) }
        let eligibility = facts.eligibility(under: policy, at: now)
        if let refusal = eligibility.refusal(of: .securityQuestion, at: now) { return refused(refusal, facts) }
        if request.asksAboutDigits, said.reveal(SupportCode.read) != nil,
            eligibility.refusal(of: .supportCode, at: now) == nil
        {
            return .looksLikeCode
        }
        guard let kept = facts.answer, let forms, let budget = kept.budget.taking(at: now) else {
            return refused(.noAnswer, facts)
        }
        let isOpen = if case .open = budget.state(at: now) { true } else { false }
        return taken(
            .securityQuestion, subject: kept.answer.id.uuid, locks: !isOpen, facts,
            budget: budget, answer: TakenAnswer(kept: kept.answer, said: forms, policy: policy))
    }

    private func takingCode(_ code: SupportCode?, _ facts: CallFacts) -> Decision {
        // A recent change stands in no code's way, whatever the policy.
        let eligibility = facts.eligibility(under: Brand.Policy(), at: now)
        if let refusal = eligibility.refusal(of: .supportCode, at: now) { return refused(refusal, facts) }
        let waiting = code.flatMap { $0.state(at: now) == .waiting && $0.isGood(in: facts.call) ? $0 : nil }
        return taken(
            .supportCode, subject: waiting?.id.uuid ?? request.attempt.uuid,
            locks: waiting?.takingOne().state(at: now) == .dead, facts, code: waiting)
    }

    private func taken(
        _ method: VerificationMethod, subject: UUID, locks: Bool, _ facts: CallFacts,
        budget: GuessBudget? = nil, answer: TakenAnswer? = nil, code: SupportCode? = nil
    ) -> Decision {
        guard let after = facts.call.takingAttempt(of: method, at: now) else { return refused(.noneLeftInCall, facts) }
        let new = Attempt(id: request.attempt, call: request.call, method: method, takenAt: now, result: nil)
        return .taken(
            Taken(
                attempt: AttemptRecord(attempt: new, subject: subject, locks: locks), call: after,
                budget: budget, answer: answer, code: code))
    }

    private func refused(_ refusal: AttemptRefusal, _ facts: CallFacts?) -> Decision {
        let origin = AuditOrigin(request.agent, address: request.address)
        let pauseTold = facts?.agent.pauseToTell(at: now)
        let pause = pauseTold == nil ? [] : [origin.event(.agentPaused, at: now)]
        let client = clientPause(refusal, facts, by: origin)
        let event = origin.event(
            .attemptRefused, at: now, account: facts?.call.account, call: request.call, detail: refusal.reason.rawValue)
        let told = [client?.event].compactMap(\.self)
        return .refused(
            Refused(
                refusal: refusal, pauseTold: pauseTold, clientPauseTold: told.isEmpty ? nil : client?.end,
                events: pause + told + [event]))
    }

    private func clientPause(_ refusal: AttemptRefusal, _ facts: CallFacts?, by origin: AuditOrigin) -> ClientPause? {
        guard case .clientPaused(let end) = refusal, let standing = facts?.client else { return nil }
        return ClientPause(until: end, of: standing, by: origin, at: now)
    }
}
