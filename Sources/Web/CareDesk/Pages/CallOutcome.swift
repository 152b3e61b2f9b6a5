import Foundation
import Phrasebook
import SecurityQuestions

/// What there is to tell of a call: what came of the last attempt, what stands in the way of the next, and what may be
/// done. No HTML: ``CallPage`` shows it.
struct CallOutcome {
    /// Judges the next attempt as the taking of one will.
    let eligibility: CheckEligibility
    private let view: CallView
    /// Whether the agent may see the account's numbers, to call back.
    let advisesCallBack: Bool
    private let hasOwnScopes: Bool

    init(_ view: CallView, under policy: Brand.Policy) {
        eligibility = view.facts.eligibility(under: policy, at: view.now)
        self.view = view
        advisesCallBack =
            view.facts.advisesCallBack(under: policy, at: view.now) && !view.account.phones.isEmpty
        hasOwnScopes = policy.scopes != Scope.standard
    }

    var call: Call { view.facts.call }
    var account: Account { view.account }
    var answer: SealedAnswer? { view.facts.answer?.answer }
    var change: RecentChange? { view.facts.recentChange }
    var now: Date { view.now }
    var grant: KeptGrant? { view.grant }
    /// The latest of the account's, while it tells anything.
    var codeLink: CodeLink? { view.codeLink.flatMap { now < $0.nextAt ? $0 : nil } }
    private var last: Attempt? { view.lastAttempt }
    /// Whoever has just misread a code reads it once more.
    var wasWrongCode: Bool { last?.method == .supportCode && last?.result == .wrong && takesCode }
    var state: Call.State { call.state(at: now) }

    /// What stands in the way of an answer's check, in this call or, after one that failed, in the next.
    var obstacle: AttemptRefusal? {
        state == .closed(.failed)
            ? eligibility.lastingObstacle(to: .securityQuestion, at: now)
            : eligibility.obstacle(to: .securityQuestion, at: now)
    }

    /// What is the matter with the account, whatever came of the call; a verified one has no need to know.
    var trouble: CheckTrouble? {
        switch state {
        case .verified, .closed(.verified): nil
        case .open, .closed: view.standing.trouble(at: now)
        }
    }

    /// Nothing was checked yet.
    var isBeforeAttempts: Bool { last == nil }

    /// How many wrong attempts more pause the agent's checks, where they are few and the call takes any.
    var pausesAfter: Int? {
        if case .open = state { view.facts.agent.warning(at: now) } else { nil }
    }

    /// The attempts before the question is read; what came of one says how many it leaves.
    var attemptsAhead: Int? {
        guard case .open(let left) = state else { return nil }
        switch last?.result {
        case .wrong, .soundsAlike: return last?.method == .supportCode ? shown(left) : nil
        case .verified, .notChecked, nil: return shown(left)
        }
    }

    /// Whether a support code can be checked: whatever has happened to the question, but for "this was not me".
    var takesCode: Bool { eligibility.refusal(of: .supportCode, at: now) == nil }

    /// Verified by the question, and no attempt is left for a code that would prove more.
    var isOutOfAttempts: Bool { call.method == .securityQuestion && call.attempts >= Call.attemptsAllowed }

    var help: HelpTopic {
        switch state {
        case .closed(.couldNotAnswer): .cannotAnswer
        case .closed, .verified: .results
        case .open where call.caller?.isBarred == true: .caller
        case .open where obstacle != nil: .locked
        case .open:
            switch last?.result {
            case .wrong: .cannotAnswer
            case .soundsAlike: .spell
            case .verified, .notChecked, nil: .check
            }
        }
    }

    /// Whether the agent may have the invitation sent again.
    var advisesInvitation: Bool { view.facts.advisesInvitation(at: now) }

    /// What the agent may do where an answer cannot be checked; empty where it can.
    func advice(takesCode: Bool) -> [Phrase] {
        let code = takesCode ? [CodeWords.ask] : takesCodeInNewCall ? [CheckWords.codeInNewCall] : []
        return switch obstacle {
        case .brandStopped: [CheckWords.stoppedForEveryone, CareWords.generalHelpOnly]
        case .accountClosed: [CareWords.generalHelpOnly]
        case .noAnswer: code + [CareWords.activateFirst, CareWords.callBack, CareWords.generalHelpOnly]
        case .reported: [CareWords.setNewQuestion, CareWords.callBack, CareWords.generalHelpOnly]
        case .dead, .locked:
            code + [CareWords.setNewQuestion, CareWords.callBack, CareWords.generalHelpOnly]
        case .recentlyChanged: code + [CareWords.callBack, CareWords.generalHelpOnly]
        case .callerNotAllowed: [CallerWords.somebodyMayCall, CareWords.generalHelpOnly]
        case .agentPaused, .clientPaused: [CareWords.handOver, CareWords.callBack, CareWords.generalHelpOnly]
        case nil where state == .closed(.failed) || state == .closed(.couldNotAnswer):
            code + [CareWords.setNewQuestion, CareWords.callBack, CareWords.generalHelpOnly]
        case .callClosed, .alreadyVerified, .noneLeftInCall, .unknownCall, nil: []
        }
    }

    private var takesCodeInNewCall: Bool {
        guard case .closed = state else { return false }
        return eligibility.obstacle(to: .supportCode, at: now) == nil
    }
}

/// In words. An agent reads every time in the care desk's zone.
extension CallOutcome {
    struct Said {
        let style: String
        let title: Phrase
        var lines: [Phrase]
    }

    func said(_ text: Text) -> Said? {
        switch state {
        case .closed(let outcome):
            let method =
                outcome == .verified ? VerificationMethodWords.verified(by: call.method) : CareWords.outcome(outcome)
            return Said(
                style: outcome == .verified ? "done" : outcome == .failed ? "warning" : "info",
                title: CareWords.outcomeTitle, lines: [method])
        case .verified: return verified
        case .open(let left):
            // Nothing is said of an attempt whose advice could not work.
            if trouble?.kind.stopsCodes == true { return nil }
            if obstacle == .callerNotAllowed { return callerSaid }
            guard let code = codeResult(left) else { return obstacle?.said(text) ?? answerResult(left) ?? callerSaid }
            // What stands in the way of the question is said below what came of the code.
            let obstacle = obstacle?.said(text).map { [$0.title] + $0.lines } ?? []
            return Said(style: code.style, title: code.title, lines: code.lines + obstacle)
        }
    }

    /// Until something is checked.
    private var callerSaid: Said? {
        guard let caller = call.caller else { return nil }
        let style =
            switch caller {
            case .known: "info"
            case .unknown, .somebodyElse: "warning"
            case .mayNotCall: "error"
            }
        return Said(style: style, title: CallerWords.result(caller), lines: [CallerWords.what(caller)])
    }

    private var verified: Said {
        if call.method == .securityQuestion, var code = codeResult(max(0, Call.attemptsAllowed - call.attempts)) {
            code.lines.append(CodeWords.staysVerified)
            return code
        }
        let answer = hasOwnScopes ? CareWords.verifiedSeeBelow : CareWords.verifiedWhat
        let what = call.method == .supportCode ? VerificationMethodWords.codeWhat : answer
        return Said(style: "done", title: VerificationMethodWords.verified(by: call.method), lines: [what])
    }

    private func answerResult(_ left: Int) -> Said? {
        switch last?.result {
        case .wrong:
            Said(style: "error", title: CareWords.wrong, lines: [CareWords.left(shown(left)), CareWords.neverHint])
        case .soundsAlike: Said(style: "warning", title: CareWords.soundsAlike, lines: [CareWords.left(shown(left))])
        case .notChecked: Said(style: "info", title: CareWords.callTitle, lines: [CareWords.notChecked])
        case .verified, nil: nil
        }
    }

    /// Nil unless a code was checked last. It is never said whether there is one.
    private func codeResult(_ left: Int) -> Said? {
        guard let last, last.method == .supportCode else { return nil }
        return switch last.result {
        case .wrong, .soundsAlike:
            Said(style: "error", title: CodeWords.wrong, lines: [CareWords.left(left), CodeWords.wrongAdvice])
        case .notChecked: Said(style: "info", title: CareWords.callTitle, lines: [CodeWords.notChecked])
        case .verified, nil: nil
        }
    }

    /// The attempts that can really still be taken: those of the call, or fewer where the account has fewer.
    private func shown(_ left: Int) -> Int {
        guard case .open(let budget) = eligibility.budget?.state(at: now) else { return 0 }
        return min(left, budget)
    }
}

extension AttemptRefusal {
    /// Nil where the page says it in a place of its own.
    fileprivate func said(_ text: Text) -> CallOutcome.Said? {
        switch self {
        case .accountClosed: .init(style: "warning", title: CareWords.notActive(.closed), lines: [])
        case .noAnswer: .init(style: "warning", title: CareWords.noAnswer, lines: [])
        case .agentPaused(.bySupervisor):
            .init(style: "warning", title: CareWords.pausedTitle, lines: [CareWords.pausedBySupervisor])
        case .agentPaused(.until(let until)), .clientPaused(let until):
            .init(style: "warning", title: CareWords.pausedTitle, lines: [CareWords.paused(text.date(until))])
        case .brandStopped, .dead, .locked, .reported, .recentlyChanged, .callerNotAllowed, .callClosed,
            .alreadyVerified,
            .noneLeftInCall, .unknownCall:
            nil
        }
    }
}
