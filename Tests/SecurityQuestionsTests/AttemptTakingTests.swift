import Foundation
import SecurityQuestions
import TestSupport
import Testing

/// What taking an attempt comes to.
struct AttemptTakingTests {
    let world = AdvancingWorld()

    /// What is asked of an open call, of an account with or without an answer.
    private struct Asked {
        let subject: AttemptTaking.Subject
        let facts: CallFacts
    }

    private func asked(
        answer: AnswerRecord?, said: String = "Lyon", agent: AgentStanding = AgentStanding(), call: Call? = nil,
        brand: Brand.ID = Brand.sampleCarrier.id, change: RecentChange? = nil
    ) -> Asked {
        let brands = Brands.sample(changeNeedsCode: [Brand.sampleCarrier.id])
        return Asked(
            subject: .answer(said: SecretText(said), under: brands),
            facts: facts(answer: answer, agent: agent, call: call, brand: brand, change: change))
    }

    private func asked(code: SupportCode?, agent: AgentStanding = AgentStanding()) -> Asked {
        Asked(subject: .code(code), facts: facts(answer: nil, agent: agent, change: .question))
    }

    private func facts(
        answer: AnswerRecord?, agent: AgentStanding, call: Call? = nil, brand: Brand.ID = Brand.sampleCarrier.id,
        change: RecentChange?
    ) -> CallFacts {
        CallFacts(
            call: call ?? world.call(for: world.id(), by: world.id()), account: .active, brand: brand, answer: answer,
            isReported: false, agent: agent, recentChange: change)
    }

    private func answer(_ budget: GuessBudget = .full) -> AnswerRecord {
        AnswerRecord(answer: world.answer(of: world.id()), budget: budget)
    }

    private func code(wrong: Int = 0) -> SupportCode {
        SupportCode(id: world.id(), account: world.id(), secret: world.secret(), madeAt: world.now, wrong: wrong)
    }

    /// - Parameter asked: nil where the agent has no such call.
    private func taking(
        _ asked: Asked?, known: Attempt? = nil, as attempt: ID<Attempt>? = nil, asksAboutDigits: Bool = false
    ) -> AttemptTaking.Decision {
        let request = AttemptRequest(
            attempt ?? world.id(), in: asked?.facts.call.id ?? world.id(), by: world.agent(), from: "192.0.2.7",
            asksAboutDigits: asksAboutDigits)
        return AttemptTaking(request, at: world.now)
            .decision(on: asked?.subject ?? .code(nil), known: known, facts: asked?.facts)
    }

    private func taken(_ asked: Asked) throws -> AttemptTaking.Taken {
        guard case .taken(let taken) = taking(asked) else { throw Unforeseen() }
        return taken
    }

    private func refused(_ asked: Asked?, known: Attempt? = nil) throws -> AttemptTaking.Refused {
        guard case .refused(let refused) = taking(asked, known: known) else { throw Unforeseen() }
        return refused
    }

    @Test func `six digits are asked about once, before they cost anything, where a code could be checked`() {
        func isAskedAbout(_ asked: Asked, known: Attempt? = nil, asksAboutDigits: Bool = true) -> Bool {
            if case .looksLikeCode = taking(asked, known: known, as: known?.id, asksAboutDigits: asksAboutDigits) {
                true
            } else {
                false
            }
        }
        let digits = asked(answer: answer(), said: "421 907")
        #expect(isAskedAbout(digits))
        #expect(!isAskedAbout(digits, asksAboutDigits: false), "the agent means it")
        let sent = Attempt(
            id: world.id(), call: digits.facts.call.id, method: .securityQuestion, takenAt: world.now, result: .wrong)
        #expect(!isAskedAbout(digits, known: sent), "a form that is sent again says what came of it")
        #expect(!isAskedAbout(asked(answer: answer(), said: "42190")))
        #expect(!isAskedAbout(asked(answer: answer(), said: "Lyon")))
        #expect(!isAskedAbout(asked(answer: nil, said: "421907")), "there is no answer to give")
        #expect(!isAskedAbout(asked(answer: answer(), said: "421907", agent: AgentStanding(isPaused: true))))
    }

    @Test func `an attempt at an answer is taken from the call and from the answer's budget`() throws {
        let answer = answer()
        let taken = try taken(asked(answer: answer))
        #expect(taken.call.attempts == 1 && taken.budget == GuessBudget.full.taking(at: world.now))
        #expect(taken.attempt.isFor(answer.answer) && !taken.attempt.locks && !taken.attempt.isGivenBack)
        #expect(taken.attempt.attempt.takenAt == world.now && taken.attempt.attempt.result == nil)
        #expect(taken.code == nil && taken.codeAfter == nil)
        #expect(taken.answer?.kept.id == answer.answer.id && taken.answer?.said.place == answer.answer.place)
        #expect(taken.answer?.said.strict.reveal { $0 } == "lyon")
    }

    @Test("what cannot be compared is not taken, and nothing is recorded", arguments: ["", "…", "🙂"])
    func unreadable(said: String) throws {
        let full = [Date](repeating: world.now, count: AgentBudget.wrongAllowed)
        for agent in [AgentStanding(), AgentStanding(wrong: full)] {
            guard case .unreadable = taking(asked(answer: answer(), said: said, agent: agent)) else {
                throw Unforeseen()
            }
        }
        #expect(try refused(asked(answer: nil, said: said)).refusal == .noAnswer)
    }

    @Test func `nothing is taken for a brand that the installation does not have`() throws {
        #expect(try refused(asked(answer: answer(), brand: "gone")).refusal == .unknownCall)
    }

    @Test func `a recent change stands in the answer's way where the brand says so, and never in a code's`() throws {
        #expect(try refused(asked(answer: answer(), change: .address)).refusal == .recentlyChanged)
        _ = try taken(asked(answer: answer(), brand: Brand.sampleReseller.id, change: .address))
        _ = try taken(asked(code: code()))
    }

    @Test("the fifth and every later attempt is one that locks", arguments: 0..<10)
    func locks(wrong: Int) throws {
        let budget = GuessBudget(wrongInARow: wrong, wrongInAll: wrong, lockedUntil: nil)
        #expect(try taken(asked(answer: answer(budget))).attempt.locks == (wrong >= 4))
    }

    @Test("the fifth attempt at a code is the one that ends it", arguments: 0..<5)
    func codeLocks(wrong: Int) throws {
        let code = code(wrong: wrong)
        let taken = try taken(asked(code: code))
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
            guard case .taken(let taken) = taking(asked(code: code), as: id) else { throw Unforeseen() }
            #expect(taken.code == nil && taken.attempt.subject == id.uuid && !taken.attempt.locks)
            #expect(taken.call.attempts == 1)
        }
    }

    @Test func `the same id in the same call is told again, whatever has happened since`() throws {
        let call = world.call(for: world.id(), by: world.id()).ending(.ended, at: world.now)
        let known = Attempt(
            id: world.id(), call: call.id, method: .securityQuestion, takenAt: world.now, result: .wrong)
        for asked in [asked(answer: nil, call: call), asked(answer: answer(), call: call)] {
            guard case .repeated(let told) = taking(asked, known: known, as: known.id) else { throw Unforeseen() }
            #expect(told.id == known.id && told.result == .wrong)
        }
    }

    @Test func `an unknown call, and an id of another call, are refused without naming an account`() throws {
        let known = Attempt(
            id: world.id(), call: world.id(), method: .securityQuestion, takenAt: world.now, result: nil)
        let refusals = [
            try refused(nil), try refused(asked(answer: answer()), known: known),
        ]
        for refused in refusals {
            #expect(refused.refusal == .unknownCall && refused.pauseTold == nil)
            #expect(refused.events.map(\.kind) == [.attemptRefused])
            #expect(refused.events[0].account == nil && refused.events[0].call != nil)
        }
    }

    @Test func `a refusal is recorded with its word, the call and who tried`() throws {
        let asked = asked(answer: answer(), change: .question)
        let refused = try refused(asked)
        let event = try #require(refused.events.first)
        #expect(refused.refusal == .recentlyChanged && refused.events.count == 1)
        #expect(event.kind == .attemptRefused && event.detail == "recentlyChanged" && event.at == world.now)
        #expect(
            event.account == asked.facts.call.account && event.call == asked.facts.call.id
                && event.address == "192.0.2.7")
        #expect(event.actor.word == "agent")
    }

    @Test func `a pause is told once, by the first attempt it meets, whatever that is refused for`() throws {
        let wrong = [Date](repeating: world.now, count: AgentBudget.wrongAllowed)
        let end = world.now.addingTimeInterval(AgentBudget.window)
        let dead = answer(GuessBudget(wrongInARow: 0, wrongInAll: 10, lockedUntil: nil))
        func each(by agent: AgentStanding) -> [Asked] {
            [asked(answer: dead, agent: agent), asked(answer: answer(), agent: agent), asked(code: nil, agent: agent)]
        }
        for asked in each(by: AgentStanding(wrong: wrong)) {
            let first = try refused(asked)
            #expect(first.pauseTold == end && first.events.map(\.kind) == [.agentPaused, .attemptRefused])
            #expect(first.events[0].account == nil && first.events[0].call == nil)
        }
        for asked in each(by: AgentStanding(pauseTold: end, wrong: wrong)) {
            let later = try refused(asked)
            #expect(later.pauseTold == nil && later.events.map(\.kind) == [.attemptRefused])
        }
        let stopped = try refused(asked(code: nil, agent: AgentStanding(isPaused: true, wrong: wrong)))
        #expect(stopped.refusal == .agentPaused(.bySupervisor) && stopped.events.map(\.kind) == [.attemptRefused])
    }
}

struct Unforeseen: Error {}
