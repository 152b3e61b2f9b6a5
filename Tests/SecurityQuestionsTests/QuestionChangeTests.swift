import Foundation
import SecurityQuestions
import SpokenAnswers
import TestSupport
import Testing

/// Answers that take another's place, seals that do, and locks that are lifted.
struct QuestionChangeTests {
    let world = AdvancingWorld()
    let account: ID<Account>
    let origin: AuditOrigin

    init() {
        account = world.id()
        origin = AuditOrigin(actor: .member(world.id(), name: "Maud"), address: "192.0.2.44")
    }

    private func unlocking(_ budget: GuessBudget?, ownAttempt: Date? = nil, lifts: [Date] = []) -> QuestionUnlock {
        QuestionUnlock(
            of: budget, account: account, ownAttempt: ownAttempt, lifts: lifts, reason: "because", by: origin,
            at: world.now)
    }

    @Test func `a lock is lifted with the reason given, and what was wrong in all stays`() throws {
        let locked = GuessBudget(wrongInARow: 6, wrongInAll: 8, lockedUntil: world.now.addingTimeInterval(1))
        guard case .unlocked(let budget, let event) = unlocking(locked) else { throw Unforeseen() }
        #expect(budget == GuessBudget(wrongInARow: 0, wrongInAll: 8, lockedUntil: nil))
        #expect(event.kind == .questionUnlocked && event.detail == "because" && event.account == account)
    }

    @Test func `nobody lifts a lock that they have brought about, until a day is over`() throws {
        let locked = GuessBudget(wrongInARow: 6, wrongInAll: 8, lockedUntil: world.now.addingTimeInterval(1))
        guard case .ownAttempts = unlocking(locked, ownAttempt: world.now.addingTimeInterval(-86_399)) else {
            throw Unforeseen()
        }
        guard case .unlocked = unlocking(locked, ownAttempt: world.now.addingTimeInterval(-86_400)) else {
            throw Unforeseen()
        }
    }

    @Test func `supervisors lift three times a week, together`() throws {
        let locked = GuessBudget(wrongInARow: 6, wrongInAll: 8, lockedUntil: world.now.addingTimeInterval(1))
        let lifts = [6, 3, 1].map { world.now.addingTimeInterval(-$0 * 86_400) }
        guard case .liftedOften = unlocking(locked, lifts: lifts),
            case .unlocked = unlocking(locked, lifts: Array(lifts.dropFirst())),
            case .unlocked = unlocking(locked, lifts: [world.now.addingTimeInterval(-7 * 86_400)] + lifts.dropFirst())
        else { throw Unforeseen() }
    }

    @Test func `an open, a dead and a stopped question have no lock to lift, nor has none`() throws {
        let until = world.now.addingTimeInterval(1)
        for budget in [
            nil, .full, GuessBudget(wrongInARow: 5, wrongInAll: 5, lockedUntil: world.now),
            GuessBudget(wrongInARow: 5, wrongInAll: 10, lockedUntil: until),
            GuessBudget(wrongInARow: 5, wrongInAll: 5, lockedUntil: until, isReported: true),
        ] {
            guard case .notLocked = unlocking(budget) else { throw Unforeseen() }
        }
    }

    @Test func `a new answer has a full budget, is told and is a recent change; the first one is neither`() throws {
        let answer = world.answer(of: account)
        func replacing(_ current: ID<SealedAnswer>?, on occasion: AnswerReplacement.Occasion) -> AnswerReplacement? {
            AnswerReplacement(of: current, by: answer, on: occasion, origin: origin, at: world.now)
        }
        world.advance(by: 3)
        let changed = try #require(replacing(world.id(), on: .change))
        #expect(changed.record.answer.setAt == world.now && changed.event.at == world.now)
        #expect(changed.record.budget == .full && changed.record.answer.id == answer.id)
        #expect(changed.change == .question && changed.event.kind == .questionChanged)
        #expect(changed.event.account == account && changed.event.notice == .questionChanged)
        let first = try #require(replacing(nil, on: .activation))
        #expect(first.change == nil && first.event.kind == .questionChosen)
        #expect(replacing(answer.id, on: .change) == nil)
    }

    @Test func `a seal takes the place of the one that was read, and of no other`() throws {
        let read = world.answer(of: account)
        let secret = world.secret(keyID: "k2")
        func resealing(_ kept: SealedAnswer?) -> AnswerResealing? {
            AnswerResealing(of: kept, readAs: read, as: secret, under: .newest, at: world.now)
        }
        let resealed = try #require(resealing(read))
        #expect(
            resealed.answer.secret == secret && resealed.answer.id == read.id && resealed.answer.setAt == read.setAt)
        #expect(resealed.event.kind == .answerResealed && resealed.event.actor == .system)
        #expect(resealing(nil) == nil)
        #expect(resealing(world.answer(of: account)) == nil)
        let other = SealedAnswer(
            id: read.id, place: read.place, questionID: read.questionID, secret: world.secret(), setAt: read.setAt,
            setBy: read.setBy)
        #expect(resealing(other) == nil)
    }

    @Test func `a code is made once, in place of whichever there was`() throws {
        let code = SupportCode(id: world.id(), account: account, secret: world.secret(), madeAt: world.now)
        #expect(SupportCodeReplacement(of: code, by: code, origin: origin, at: world.now) == nil)
        world.advance(by: 3)
        let made = try #require(SupportCodeReplacement(of: nil, by: code, origin: origin, at: world.now))
        #expect(made.code.id == code.id && made.code.madeAt == world.now)
        #expect(made.event.kind == .codeMade && made.event.account == account)
    }
}
