import Foundation
import SecurityQuestions
import TestSupport
import Testing

/// Random walks over calls, attempts, codes, locks, pauses, reports and answers, with time passing: what must always hold.
@Suite(.timeLimit(.minutes(5))) struct DecisionWalkTests {
    private static let steps = 250

    @Test("whatever happens, no rule is broken", arguments: 0..<300 as Range<UInt64>)
    func walk(seed: UInt64) async {
        var walk = DeskWalk(seed: seed)
        var outcomes: [ID<Attempt>: AttemptResult] = [:]
        for number in 0..<Self.steps {
            let step = walk.next()
            let before = walk.model
            let result = walk.model.apply(step, at: walk.now)
            let place = Place(seed: seed, number: number, step: step, result: result)
            checkRefusal(step, result, before, walk.model, at: walk.now, place)
            checkSettled(step, result, before, walk.model, &outcomes, at: walk.now, place)
            checkCalls(walk.model, place)
            checkBudgets(walk.model, at: walk.now, place)
            checkLog(walk.model, place)
            await letOthers(in: number)
        }
    }

    /// Where in which walk; put into words only where something is wrong there, as that takes longer than all the rest.
    private struct Place {
        let seed: UInt64
        let number: Int
        let step: DeskStep
        let result: DeskResult

        var comment: Comment { "seed \(seed), step \(number): \(step) → \(result)" }
    }

    /// As `#expect`, for what is asked about everything there is at each step: by itself that takes longer than the walk.
    private func hold(_ isSo: Bool, _ place: Place, line: Int = #line) {
        if !isSo { Issue.record("line \(line): \(place.comment)") }
    }

    /// Other tests have threads to wait for as well.
    private func letOthers(in step: Int) async { if step % 25 == 24 { await Task.yield() } }

    /// The page's obstacle is the refusal that an attempt gets at the same moment, and a refusal changes nothing but the log.
    private func checkRefusal(
        _ step: DeskStep, _ result: DeskResult, _ before: DecisionModel, _ after: DecisionModel, at now: Date,
        _ place: Place
    ) {
        guard case .take(let request) = step else { return }
        let isKnown = before.attempts.contains { $0.attempt.id == request.attempt }
        let page = before.refusal(of: request, at: now)
        switch result {
        case .over(.refused(let refusal)):
            #expect(refusal == (isKnown ? .unknownCall : page), place.comment)
            var (old, new) = (before.snapshot(at: now), after.snapshot(at: now))
            let told = new.log.dropFirst(old.log.count).map(\.kind)
            #expect(told == [.attemptRefused] || told == [.agentPaused, .attemptRefused], place.comment)
            (old.log, new.log) = ([], [])
            #expect(old == new, place.comment)
        case .over(.unreadable):
            #expect(before.facts(for: request, at: now)?.answer != nil, place.comment)
            #expect(before.snapshot(at: now) == after.snapshot(at: now), place.comment)
        case .over:
            #expect(isKnown && before.snapshot(at: now) == after.snapshot(at: now), place.comment)
        case .taken:
            #expect(!isKnown && page == nil, place.comment)
            #expect(after.attempts.count == before.attempts.count + 1, place.comment)
            #expect(after.log.count == before.log.count, place.comment)
        case .done, .call, .settled, .changed: Issue.record(place.comment)
        }
    }

    /// No attempt is settled twice, and nothing is verified by what is not the account's any more.
    private func checkSettled(
        _ step: DeskStep, _ result: DeskResult, _ before: DecisionModel, _ after: DecisionModel,
        _ outcomes: inout [ID<Attempt>: AttemptResult], at now: Date, _ place: Place
    ) {
        guard case .settle(let id, let wanted, _) = step, case .settled(let settled) = result,
            let record = before.attempts.first(where: { $0.attempt.id == id })
        else { return }
        if let known = outcomes[id] {
            #expect(known == settled && before.snapshot(at: now) == after.snapshot(at: now), place.comment)
            return
        }
        outcomes[id] = settled
        #expect(settled == wanted || (wanted == .verified && settled == .notChecked), place.comment)
        guard settled == .verified, let account = before.calls[record.attempt.call]?.account else { return }
        let isTooLate = after.log.last?.detail == AuditEvent.callClosed
        #expect(isTooLate || after.calls[record.attempt.call]?.verifiedAt != nil, place.comment)
        let answer = before.answers[account]
        let isOurs =
            record.attempt.method == .securityQuestion
            ? record.isFor(answer?.answer) && answer?.budget.isReported == false
            : record.isFor(before.codes[account]) && before.codes[account]?.usedAt == nil
        #expect(isOurs, place.comment)
    }

    private func checkCalls(_ model: DecisionModel, _ place: Place) {
        let taken = Dictionary(grouping: model.attempts, by: \.attempt.call)
        for call in model.calls.values {
            let spent = (taken[call.id] ?? []).count { $0.attempt.result != .notChecked }
            hold(spent <= Call.attemptsAllowed && spent <= call.attempts, place)
            hold(call.attempts <= Call.attemptsAllowed, place)
            hold((call.method == nil) == (call.verifiedAt == nil), place)
            hold(model.grants[call.id] == Grant(of: call), place)
            if let closed = call.closed { hold((closed.outcome == .verified) == (call.verifiedAt != nil), place) }
        }
    }

    /// What a budget has lost is what was taken for its answer and not given back: never more than ten, and never less than
    /// what was wrong.
    private func checkBudgets(_ model: DecisionModel, at now: Date, _ place: Place) {
        for record in model.answers.values {
            let counted = model.attempts.count { $0.isFor(record.answer) && !$0.isGivenBack }
            hold(record.budget.wrongInAll == counted, place)
            hold(counted <= GuessBudget.deadAfter, place)
            hold((0...record.budget.wrongInAll).contains(record.budget.wrongInARow), place)
        }
        for code in model.codes.values {
            hold((0...SupportCode.wrongAllowed).contains(code.wrong), place)
            guard code.usedAt == nil else { continue }
            hold(code.wrong == model.attempts.count { $0.isFor(code) && !$0.isGivenBack }, place)
        }
        for agent in model.agents.keys {
            let recent = model.standing(of: agent).wrong.filter { now.timeIntervalSince($0) < AgentBudget.window }
            hold(recent.count <= AgentBudget.wrongAllowed, place)
        }
        for record in model.attempts where record.attempt.result == .notChecked { hold(record.isGivenBack, place) }
    }

    /// Every end is told once, and so is every one that is taken back; every settled attempt.
    private func checkLog(_ model: DecisionModel, _ place: Place) {
        let ended = model.log.filter { $0.kind == .callEnded }.compactMap(\.call)
        let reopened = model.log.filter { $0.kind == .callReopened }.compactMap(\.call)
        for call in model.calls.values {
            let ends = ended.count { $0 == call.id } - reopened.count { $0 == call.id }
            hold(ends == (call.closed == nil ? 0 : 1), place)
        }
        let results: Set<AuditEvent.Kind> = [
            .answerVerified, .answerWrong, .answerSoundsAlike, .answerNotChecked, .codeVerified, .codeWrong,
            .codeNotChecked,
        ]
        let settled = model.attempts.count { $0.attempt.result != nil }
        hold(model.log.count { results.contains($0.kind) } == settled, place)
    }

    @Test func `the walks go everywhere: each step, each result and each reason comes up`() async {
        var refusals: Set<AttemptRefusal.Reason> = []
        var kinds: Set<AuditEvent.Kind> = []
        var results: Set<AttemptResult> = []
        var (isTooLate, isUnreadable) = (0, 0)
        for seed in 1000..<1300 as Range<UInt64> {
            var walk = DeskWalk(seed: seed)
            for number in 0..<Self.steps {
                switch walk.model.apply(walk.next(), at: walk.now) {
                case .over(.refused(let refusal)): refusals.insert(refusal.reason)
                case .over(.unreadable): isUnreadable += 1
                case .settled(let result): results.insert(result)
                case .done, .call, .taken, .over, .changed: break
                }
                await letOthers(in: number)
            }
            kinds.formUnion(walk.model.log.map(\.kind))
            isTooLate += walk.model.log.count { $0.detail == AuditEvent.callClosed }
        }
        // A brand is stopped by the operator, and a client pauses that a desk has not: `BrandStopTests`, `CallAPITests`.
        #expect(refusals == Set(AttemptRefusal.Reason.allCases).subtracting([.brandStopped, .clientPaused]))
        #expect(results == Set(AttemptResult.allCases) && isTooLate > 5 && isUnreadable > 50)
        #expect(
            kinds == [
                .callOpened, .answerVerified, .answerWrong, .answerSoundsAlike, .answerNotChecked, .attemptRefused,
                .questionLocked, .answerDead, .callEnded, .questionChanged, .reportedNotMe, .codeMade, .codeVerified,
                .codeWrong, .codeDead, .codeNotChecked, .questionUnlocked, .agentPaused, .agentStopped, .agentResumed,
                .accountClosed, .accountReopened, .lookUpsPaused, .callKeptOpen, .callReopened, .callerSomebodyElse,
            ])
    }

    @Test func `a walk is the same whenever it is walked, and another seed walks another way`() {
        func end(_ seed: UInt64) -> DeskSnapshot {
            var walk = DeskWalk(seed: seed)
            for _ in 0..<Self.steps { _ = walk.model.apply(walk.next(), at: walk.now) }
            return walk.model.snapshot(at: walk.now)
        }
        #expect(end(7) == end(7) && end(7) != end(8))
    }
}
