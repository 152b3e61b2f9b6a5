import Foundation

/// Writes down what came of a taken attempt, by the brand's policy, and what follows from it: the state of the call, what is
/// given back, the grant, and the entries of the log.
///
/// - A right answer is as if it had not been checked where the owner has meanwhile set a new answer or stopped all checks;
///   a right code, where there is a new code or it was used: knowing the old one proves nothing any more.
/// - A right one of a caller who may not call, or is somebody else, was not checked either: it was taken before that was known.
/// - A right one in a call that is over verifies nothing. It stays right, and the entry says that it came too late.
/// - A right one gives back, to the agent and to the answer if it is still the same, what its call has taken by the same
///   method: a right code does not pay for guesses at the answer.
/// - One that could not be checked gives back itself, unless it has been given back already or is of an older answer.
/// - A wrong one tells of the lock that it brought about; there is one entry for each lock.
package struct AttemptSettlement: Sendable {
    package let facts: Facts
    package let agent: Agent
    package let now: Date
    package let address: String?

    /// What the store has read: the agent's call, all its attempts, and what the account has now.
    package struct Facts: Sendable {
        package let attempt: AttemptRecord
        package let call: Call
        /// Every attempt of the call. May or may not hold the one that is settled.
        package let attempts: [AttemptRecord]
        /// The account's answer, if it has one.
        package let answer: AnswerRecord?
        /// The account's latest code. Needed only for an attempt at a code.
        package let code: SupportCode?
        /// The member whose name the caller gave, as they are now.
        package let caller: Member?

        package init(
            attempt: AttemptRecord, call: Call, attempts: [AttemptRecord], answer: AnswerRecord?,
            code: SupportCode?, caller: Member? = nil
        ) {
            self.attempt = attempt
            self.call = call
            self.attempts = attempts
            self.answer = answer
            self.code = code
            self.caller = caller
        }
    }

    /// What is to be kept in place of what was read; what is not named stays.
    package struct Changes: Sendable {
        package var call: Call
        package var attempts: [AttemptRecord] = []
        package var budget: GuessBudget?
        package var code: SupportCode?
        /// In place of an earlier one of the call.
        package var grant: Grant?
        package var events: [AuditEvent] = []
    }

    package init(_ facts: Facts, by agent: Agent, at now: Date, address: String?) {
        self.facts = facts
        self.agent = agent
        self.now = now
        self.address = address
    }

    /// - Returns: the result as it is written down, where a right answer may have become ``AttemptResult/notChecked``; no changes where
    ///   it was settled before, with the result it had then.
    package func decision(_ finding: CheckFinding) -> (result: AttemptResult, changes: Changes?) {
        if let known = taken.attempt.result { return (known, nil) }
        let wanted = result(of: finding)
        let result = wanted == .verified && !isStillChecked ? .notChecked : wanted
        let settled = facts.call.settling(result, of: method, pending: pending, at: now)
        let isTooLate = result == .verified && (settled.method.map { $0 < method } ?? true)
        var changes = Changes(call: settled, attempts: [taken.settled(result)])
        changes.events = [event(of: result, isTooLate: isTooLate)]
        switch result {
        case .verified:
            changes.code = code?.using(at: now)
            if !isTooLate { verify(&changes) }
        case .wrong, .soundsAlike:
            changes.events += locks.map { event($0) }
        case .notChecked:
            giveBack(&changes)
        }
        let ending = CallEnding(from: facts.call, to: settled, by: AuditOrigin(agent, address: address))
        if let ended = ending.event { changes.events.append(ended) }
        return (result, changes)
    }

    private func result(of finding: CheckFinding) -> AttemptResult {
        switch finding {
        case .answer(.strict, _), .code(isRight: true): .verified
        case .answer(.sound, let policy): policy.soundVerifies ? .verified : .soundsAlike
        case .answer(.none, _), .code(isRight: false): .wrong
        case .notChecked: .notChecked
        }
    }

    private var taken: AttemptRecord { facts.attempt }
    private var method: VerificationMethod { taken.attempt.method }
    private var others: [AttemptRecord] { facts.attempts.filter { $0.attempt.id != taken.attempt.id } }
    /// How many others are being checked.
    private var pending: Int { others.count { $0.attempt.result == nil } }

    /// The answer it was taken for, if it is still the account's.
    private var answer: AnswerRecord? {
        guard method == .securityQuestion, let answer = facts.answer else { return nil }
        return taken.isFor(answer.answer) ? answer : nil
    }

    /// The code it was taken for, if it is still the account's, was not used and is good in this call.
    private var code: SupportCode? {
        guard method == .supportCode, let code = facts.code, taken.isFor(code) else { return nil }
        return code.usedAt == nil && code.isGood(in: facts.call) ? code : nil
    }

    private var isStillChecked: Bool {
        guard facts.call.caller?.isBarred != true else { return false }
        return switch method {
        case .securityQuestion: answer.map { !$0.budget.isReported } ?? false
        case .supportCode: code != nil
        }
    }

    private func verify(_ changes: inout Changes) {
        let counted = (others + [taken]).filter { $0.attempt.method == method }
        if method == .securityQuestion {
            let counts = counted.count { !$0.isGivenBack && $0.isFor(facts.answer?.answer) }
            if counts > 0 { changes.budget = facts.answer?.budget.verifying(givingBack: counts) }
        }
        changes.attempts = [taken.settled(.verified).givenBack()]
        changes.attempts += counted.filter { $0.attempt.id != taken.attempt.id && !$0.isGivenBack }.map {
            $0.givenBack()
        }
        changes.grant = Grant(of: changes.call)
    }

    private func giveBack(_ changes: inout Changes) {
        guard !taken.isGivenBack else { return }
        changes.code = code?.returningOne()
        if let answer { changes.budget = answer.budget.returningOne() }
    }

    /// What this attempt, wrong, has brought about.
    private var locks: [AuditEvent.Kind] {
        guard taken.locks else { return [] }
        if code != nil { return [.codeDead] }
        guard !taken.isGivenBack, let answer else { return [] }
        return switch answer.budget.state(at: now) {
        case .open, .reported: []
        case .locked: [.questionLocked]
        case .dead: [.answerDead]
        }
    }

    private func kind(_ result: AttemptResult) -> AuditEvent.Kind {
        switch (method, result) {
        case (.securityQuestion, .verified): .answerVerified
        case (.securityQuestion, .wrong): .answerWrong
        case (.securityQuestion, .soundsAlike): .answerSoundsAlike
        case (.securityQuestion, .notChecked): .answerNotChecked
        case (.supportCode, .verified): .codeVerified
        case (.supportCode, .wrong), (.supportCode, .soundsAlike): .codeWrong
        case (.supportCode, .notChecked): .codeNotChecked
        }
    }

    /// A verified call's says who it was.
    private func event(of result: AttemptResult, isTooLate: Bool) -> AuditEvent {
        guard result == .verified else { return event(kind(result)) }
        let who = PersonConcerned(facts.call.caller, member: facts.caller)
        var event = event(kind(result), detail: isTooLate ? AuditEvent.callClosed : who?.detail)
        event.caller = facts.caller?.id
        return event
    }

    private func event(_ kind: AuditEvent.Kind, detail: String? = nil) -> AuditEvent {
        AuditOrigin(agent, address: address).event(
            kind, at: now, account: facts.call.account, call: facts.call.id, detail: detail)
    }
}
