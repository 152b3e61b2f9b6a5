import Foundation
import SecurityQuestions
import TestSupport
import Testing

/// What the result of an attempt brings about.
struct AttemptSettlementTests {
    let world = AdvancingWorld()
    let account: ID<Account>
    let agent: Agent

    init() {
        account = world.id()
        agent = world.agent()
    }

    private func call(attempts: Int = 1, verifiedBy method: VerificationMethod? = nil, closed: Call.Outcome? = nil)
        -> Call
    {
        Call(
            id: world.id(), account: account, agent: agent.id, openedAt: world.now, attempts: attempts,
            verifiedAt: method == nil ? nil : world.now, method: method,
            closed: closed.map { Call.Closing(outcome: $0, at: world.now) })
    }

    private func answer(wrong: Int = 1, stopped: Bool = false, lockedUntil: Date? = nil) -> AnswerRecord {
        AnswerRecord(
            answer: world.answer(of: account),
            budget: GuessBudget(wrongInARow: wrong, wrongInAll: wrong, lockedUntil: lockedUntil, isReported: stopped))
    }

    private func code(wrong: Int = 1) -> SupportCode {
        SupportCode(id: world.id(), account: account, secret: world.secret(), madeAt: world.now, wrong: wrong)
    }

    private func record(
        of call: Call, for subject: UUID, _ method: VerificationMethod = .securityQuestion, locks: Bool = false,
        givenBack: Bool = false, result: AttemptResult? = nil
    ) -> AttemptRecord {
        AttemptRecord(
            attempt: Attempt(id: world.id(), call: call.id, method: method, takenAt: world.now, result: result),
            subject: subject, locks: locks, isGivenBack: givenBack)
    }

    private func settling(
        _ record: AttemptRecord, _ result: AttemptResult, in call: Call, others: [AttemptRecord] = [],
        answer: AnswerRecord? = nil, code: SupportCode? = nil
    ) -> (result: AttemptResult, changes: AttemptSettlement.Changes?) {
        settling(record, finding: .leading(to: result), in: call, others: others, answer: answer, code: code)
    }

    private func settling(
        _ record: AttemptRecord, finding: CheckFinding, in call: Call, others: [AttemptRecord] = [],
        answer: AnswerRecord? = nil, code: SupportCode? = nil
    ) -> (result: AttemptResult, changes: AttemptSettlement.Changes?) {
        AttemptSettlement(
            AttemptSettlement.Facts(
                attempt: record, call: call, attempts: others + [record], answer: answer, code: code),
            by: agent, at: world.now, address: "192.0.2.7"
        ).decision(finding)
    }

    @Test(
        "the brand’s policy makes a result of a match",
        arguments: [
            (AnswerMatch.strict, true, AttemptResult.verified), (.strict, false, .verified), (.sound, true, .verified),
            (.sound, false, .soundsAlike), (.none, true, .wrong), (.none, false, .wrong),
        ])
    func policy(match: AnswerMatch, soundVerifies: Bool, result: AttemptResult) throws {
        let (call, answer) = (call(), answer())
        let finding = CheckFinding.answer(match, under: Brand.Policy(soundVerifies: soundVerifies))
        let (outcome, changes) = settling(
            record(of: call, for: answer.answer.id.uuid), finding: finding, in: call, answer: answer)
        #expect(outcome == result)
        #expect(try #require(changes).attempts.first?.attempt.result == result)
    }

    @Test("a code is right or wrong", arguments: [(true, AttemptResult.verified), (false, .wrong)])
    func code(isRight: Bool, result: AttemptResult) {
        let (call, code) = (call(), code())
        let (outcome, _) = settling(
            record(of: call, for: code.id.uuid, .supportCode), finding: .code(isRight: isRight), in: call, code: code)
        #expect(outcome == result)
    }

    @Test func `a right answer verifies, grants, and gives back what its call took of this answer`() throws {
        let call = call(attempts: 3)
        let first = answer(wrong: 4)
        let taken = record(of: call, for: first.answer.id.uuid)
        let others = [
            record(of: call, for: first.answer.id.uuid, result: .wrong),
            record(of: call, for: world.id(SealedAnswer.self).uuid, result: .wrong),
            record(of: call, for: first.answer.id.uuid, givenBack: true, result: .notChecked),
            record(of: call, for: world.id(SupportCode.self).uuid, .supportCode, result: .wrong),
        ]
        let (outcome, decided) = settling(taken, .verified, in: call, others: others, answer: first)
        let changes = try #require(decided)
        #expect(outcome == .verified && changes.call.verifiedAt == world.now)
        #expect(changes.budget == GuessBudget(wrongInARow: 0, wrongInAll: 2, lockedUntil: nil))
        #expect(changes.grant?.method == .securityQuestion && changes.grant?.expiresAt == call.expiresAt)
        #expect(
            Set(changes.attempts.map(\.attempt.id))
                == Set([taken].map(\.attempt.id) + others.prefix(2).map(\.attempt.id)))
        #expect(changes.attempts.allSatisfy(\.isGivenBack) && changes.attempts[0].attempt.result == .verified)
        #expect(changes.events.map(\.kind) == [.answerVerified] && changes.events[0].detail == nil)
        #expect(changes.code == nil)
    }

    @Test func `an answer that was replaced or stopped meanwhile verifies nothing`() throws {
        let call = call()
        let old = answer()
        let taken = record(of: call, for: old.answer.id.uuid)
        for (now, budget) in [
            (nil, nil), (answer(), nil),
            (
                AnswerRecord(answer: old.answer, budget: answer(stopped: true).budget),
                GuessBudget(wrongInARow: 0, wrongInAll: 0, lockedUntil: nil, isReported: true)
            ),
        ] as [(AnswerRecord?, GuessBudget?)] {
            let (outcome, decided) = settling(taken, .verified, in: call, answer: now)
            let changes = try #require(decided)
            #expect(outcome == .notChecked && changes.call.attempts == 0 && changes.call.verifiedAt == nil)
            #expect(changes.attempts[0].attempt.result == .notChecked && changes.attempts[0].isGivenBack)
            #expect(changes.budget == budget && changes.grant == nil)
            #expect(changes.events.map(\.kind) == [.answerNotChecked])
        }
    }

    @Test func `a code that was replaced, used or taken for none verifies nothing`() throws {
        let call = call()
        let code = code()
        let taken = record(of: call, for: code.id.uuid, .supportCode)
        for now in [nil, self.code(), code.using(at: world.now)] {
            let (outcome, decided) = settling(taken, .verified, in: call, code: now)
            let changes = try #require(decided)
            #expect(outcome == .notChecked && changes.code == nil && changes.grant == nil)
            #expect(changes.events.map(\.kind) == [.codeNotChecked])
        }
    }

    @Test func `a right code is used, raises the method, and pays for no guess at the answer`() throws {
        let call = call(attempts: 3, verifiedBy: .securityQuestion)
        let (answer, code) = (answer(wrong: 5), code(wrong: 2))
        let taken = record(of: call, for: code.id.uuid, .supportCode)
        let others = [
            record(of: call, for: answer.answer.id.uuid, result: .wrong),
            record(of: call, for: code.id.uuid, .supportCode, result: .wrong),
        ]
        let decided = settling(taken, .verified, in: call, others: others, answer: answer, code: code).changes
        let changes = try #require(decided)
        #expect(changes.call.method == .supportCode && changes.grant?.method == .supportCode)
        #expect(changes.code?.usedAt == world.now && changes.budget == nil)
        #expect(changes.attempts.map(\.attempt.id) == [taken.attempt.id, others[1].attempt.id])
        #expect(changes.events.map(\.kind) == [.codeVerified])
    }

    @Test("a right one in a call that is over stays right and verifies nothing", arguments: VerificationMethod.allCases)
    func tooLate(method: VerificationMethod) throws {
        let call = call(closed: .ended)
        let (answer, code) = (answer(), code())
        let taken = record(of: call, for: method == .supportCode ? code.id.uuid : answer.answer.id.uuid, method)
        let (outcome, decided) = settling(taken, .verified, in: call, answer: answer, code: code)
        let changes = try #require(decided)
        #expect(outcome == .verified && changes.call.verifiedAt == nil)
        #expect(changes.budget == nil && changes.grant == nil && !changes.attempts[0].isGivenBack)
        #expect(changes.events.map(\.detail) == [AuditEvent.callClosed] && changes.events[0].notice == nil)
        #expect(changes.code?.usedAt == (method == .supportCode ? world.now : nil))
    }

    @Test("the third wrong one ends the call, unless another is being checked", arguments: [true, false])
    func third(isPending: Bool) throws {
        let call = call(attempts: 3)
        let answer = answer(wrong: 3)
        let taken = record(of: call, for: answer.answer.id.uuid)
        let other = record(of: call, for: answer.answer.id.uuid, result: isPending ? nil : .wrong)
        let decided = settling(taken, .soundsAlike, in: call, others: [other], answer: answer).changes
        let changes = try #require(decided)
        #expect((changes.call.closed?.outcome == .failed) == !isPending)
        #expect(changes.events.map(\.kind) == [.answerSoundsAlike] + (isPending ? [] : [.callEnded]))
        #expect(isPending || changes.events[1].detail == "failed")
    }

    @Test func `a lock is told by the attempt that brought it about, if it still holds`() throws {
        let call = call(attempts: 2)
        let until = world.now.addingTimeInterval(3600)
        let cases: [(AnswerRecord, [AuditEvent.Kind])] = [
            (answer(wrong: 5, lockedUntil: until), [.answerWrong, .questionLocked]),
            (answer(wrong: 10, lockedUntil: until), [.answerWrong, .answerDead]),
            (answer(wrong: 5, stopped: true, lockedUntil: until), [.answerWrong]),
            (answer(wrong: 5, lockedUntil: world.now), [.answerWrong]),
        ]
        for (answer, kinds) in cases {
            for (locks, givenBack) in [(true, false), (false, false), (true, true)] {
                let taken = record(of: call, for: answer.answer.id.uuid, locks: locks, givenBack: givenBack)
                let changes = try #require(settling(taken, .wrong, in: call, answer: answer).changes)
                #expect(changes.events.map(\.kind) == (locks && !givenBack ? kinds : [.answerWrong]))
                #expect(changes.budget == nil)
            }
            let replaced = record(of: call, for: world.id(SealedAnswer.self).uuid, locks: true)
            #expect(settling(replaced, .wrong, in: call, answer: answer).changes?.events.count == 1)
        }
        let dead = code(wrong: 5)
        let taken = record(of: call, for: dead.id.uuid, .supportCode, locks: true)
        #expect(settling(taken, .wrong, in: call, code: dead).changes?.events.map(\.kind) == [.codeWrong, .codeDead])
    }

    @Test func `what could not be checked gives itself back, once`() throws {
        let call = call(attempts: 2)
        let (answer, code) = (answer(wrong: 5, lockedUntil: world.now + 1.0.hours), code(wrong: 3))
        for givenBack in [false, true] {
            let taken = record(of: call, for: answer.answer.id.uuid, locks: true, givenBack: givenBack)
            let changes = try #require(settling(taken, .notChecked, in: call, answer: answer).changes)
            let back = GuessBudget(wrongInARow: 4, wrongInAll: 4, lockedUntil: nil)
            #expect(changes.budget == (givenBack ? nil : back))
            #expect(changes.call.attempts == 1 && changes.events.map(\.kind) == [.answerNotChecked])
            let coded = record(of: call, for: code.id.uuid, .supportCode, givenBack: givenBack)
            let changed = try #require(settling(coded, .notChecked, in: call, code: code).changes)
            #expect(changed.code?.wrong == (givenBack ? nil : 2))
        }
    }

    @Test("what was settled is not settled again", arguments: AttemptResult.allCases)
    func twice(result: AttemptResult) {
        let call = call()
        let answer = answer()
        let settled = record(of: call, for: answer.answer.id.uuid, result: .wrong)
        let (outcome, changes) = settling(settled, result, in: call, answer: answer)
        #expect(outcome == .wrong && changes == nil)
    }
}
