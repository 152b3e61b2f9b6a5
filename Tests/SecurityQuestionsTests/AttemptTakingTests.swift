import Foundation
import SecurityQuestions
import TestSupport
import Testing

/// What taking an attempt comes to.
struct AttemptTakingTests {
    let world = AdvancingWorld()

    /// An open call of an account with an answer.
    private func facts(
        _ subject: AttemptTaking.Subject, agent: AgentStanding = AgentStanding(), call: Call? = nil,
        isReported: Bool = false, change: RecentChange? = nil
    ) -> AttemptTaking.Facts {
        AttemptTaking.Facts(
            call: call ?? world.call(for: world.id(), by: world.id()), account: .active, subject: subject,
            isReported: isReported, agent: agent, changeNeedingCode: change)
    }

    private func answer(_ budget: GuessBudget = .full) -> AnswerRecord {
        AnswerRecord(answer: world.answer(of: world.id()), budget: budget)
    }

    private func code(wrong: Int = 0) -> SupportCode {
        SupportCode(id: world.id(), account: world.id(), secret: world.secret(), madeAt: world.now, wrong: wrong)
    }

    private func taking(_ facts: AttemptTaking.Facts?, known: AttemptRecord? = nil, as attempt: ID<Attempt>? = nil)
        -> AttemptTaking.Decision
    {
        AttemptTaking(
            attempt: attempt ?? world.id(), call: facts?.call.id ?? world.id(), agent: world.agent(), now: world.now,
            address: "192.0.2.7"
        ).decision(known: known, facts: facts)
    }

    private func taken(_ facts: AttemptTaking.Facts) throws -> AttemptTaking.Taken {
        guard case .taken(let taken) = taking(facts) else { throw Unforeseen() }
        return taken
    }

    private func refused(_ facts: AttemptTaking.Facts?, known: AttemptRecord? = nil) throws -> AttemptTaking.Refused {
        guard case .refused(let refused) = taking(facts, known: known) else { throw Unforeseen() }
        return refused
    }

    @Test func `an attempt at an answer is taken from the call and from the answer's budget`() throws {
        let answer = answer()
        let taken = try taken(facts(.answer(answer)))
        #expect(taken.call.attempts == 1 && taken.budget == GuessBudget.full.taking(at: world.now))
        #expect(taken.attempt.isFor(answer.answer) && !taken.attempt.locks && !taken.attempt.isGivenBack)
        #expect(taken.attempt.attempt.takenAt == world.now && taken.attempt.attempt.result == nil)
        #expect(taken.code == nil && taken.codeAfter == nil)
    }

    @Test("the fifth and every later attempt is one that locks", arguments: 0..<10)
    func locks(wrong: Int) throws {
        let budget = GuessBudget(wrongInARow: wrong, wrongInAll: wrong, lockedUntil: nil)
        #expect(try taken(facts(.answer(answer(budget)))).attempt.locks == (wrong >= 4))
    }

    @Test("the fifth attempt at a code is the one that ends it", arguments: 0..<5)
    func codeLocks(wrong: Int) throws {
        let code = code(wrong: wrong)
        let taken = try taken(facts(.code(code)))
        #expect(taken.attempt.isFor(code) && taken.code?.wrong == wrong && taken.codeAfter?.wrong == wrong + 1)
        #expect(taken.attempt.locks == (wrong == 4) && taken.budget == nil)
    }

    @Test func `without a code, and with one that is dead, used or old, an attempt is taken all the same, for none`()
        throws
    {
        let dead = code(wrong: SupportCode.wrongAllowed)
        let used = code().using(at: world.now)
        let old = code()
        world.advance(by: SupportCode.lifetime)
        for code in [nil, dead, used, old] {
            let id = world.id(Attempt.self)
            guard case .taken(let taken) = taking(facts(.code(code)), as: id) else { throw Unforeseen() }
            #expect(taken.code == nil && taken.attempt.subject == id.uuid && !taken.attempt.locks)
            #expect(taken.call.attempts == 1)
        }
    }

    @Test func `the same id in the same call is told again, whatever has happened since`() throws {
        let call = world.call(for: world.id(), by: world.id()).ending(.ended, at: world.now)
        let known = Attempt(
            id: world.id(), call: call.id, method: .securityQuestion, takenAt: world.now, result: .wrong)
        let record = AttemptRecord(attempt: known, slot: 0, subject: known.id.uuid, locks: false)
        guard
            case .repeated(let told) = taking(facts(.answer(nil), call: call), known: record, as: known.id)
        else { throw Unforeseen() }
        #expect(told.id == known.id && told.result == .wrong)
    }

    @Test func `an unknown call, and an id of another call, are refused without naming an account`() throws {
        let known = Attempt(
            id: world.id(), call: world.id(), method: .securityQuestion, takenAt: world.now, result: nil)
        let record = AttemptRecord(attempt: known, slot: 0, subject: known.id.uuid, locks: false)
        let refusals = [
            try refused(nil), try refused(facts(.answer(answer())), known: record),
        ]
        for refused in refusals {
            #expect(refused.refusal == .unknownCall && refused.pauseTold == nil)
            #expect(refused.events.map(\.kind) == [.attemptRefused])
            #expect(refused.events[0].account == nil && refused.events[0].call != nil)
        }
    }

    @Test func `a refusal is recorded with its word, the call and who tried`() throws {
        let facts = facts(.answer(answer()), change: .question)
        let refused = try refused(facts)
        let event = try #require(refused.events.first)
        #expect(refused.refusal == .recentlyChanged && refused.events.count == 1)
        #expect(event.kind == .attemptRefused && event.detail == "recentlyChanged" && event.at == world.now)
        #expect(event.account == facts.call.account && event.call == facts.call.id && event.address == "192.0.2.7")
        #expect(event.actor.word == "agent")
    }

    @Test func `a pause is told once, by the first attempt it meets, whatever that is refused for`() throws {
        let wrong = [Date](repeating: world.now, count: AgentBudget.wrongAllowed)
        let end = world.now.addingTimeInterval(AgentBudget.window)
        let dead = answer(GuessBudget(wrongInARow: 0, wrongInAll: 10, lockedUntil: nil))
        for subject in [AttemptTaking.Subject.answer(dead), .answer(answer()), .code(nil)] {
            let first = try refused(facts(subject, agent: AgentStanding(wrong: wrong)))
            #expect(first.pauseTold == end && first.events.map(\.kind) == [.agentPaused, .attemptRefused])
            #expect(first.events[0].account == nil && first.events[0].call == nil)
            let later = try refused(facts(subject, agent: AgentStanding(pauseTold: end, wrong: wrong)))
            #expect(later.pauseTold == nil && later.events.map(\.kind) == [.attemptRefused])
        }
        let stopped = try refused(facts(.code(nil), agent: AgentStanding(isPaused: true, wrong: wrong)))
        #expect(stopped.refusal == .agentPaused(.bySupervisor) && stopped.events.map(\.kind) == [.attemptRefused])
    }
}

struct Unforeseen: Error {}
