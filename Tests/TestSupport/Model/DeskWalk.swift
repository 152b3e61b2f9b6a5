import Foundation
import SecurityQuestions
import SpokenAnswers

/// A random walk over a care desk: the same seed walks the same way on every machine.
///
/// Whoever walks it does each ``next()`` in the model and in what is compared with it, at ``now``. The walk looks at the
/// model, so that it goes where something happens.
package struct DeskWalk: Sendable {
    package var model: DecisionModel
    package let world: AdvancingWorld
    /// One of the two wants a code after a change.
    package let brands = Brands.sample(changeNeedsCode: [Brand.sampleReseller.id])
    package let accounts: [Account]
    package let owners: [Member]
    package let agents: [Agent]
    /// The last of them, who lifts locks and pauses the others; makes calls as well.
    package let supervisor: Agent
    private var numbers: SeededNumbers
    private let mood: Mood
    /// The latest calls and attempts; older ones are rarely touched.
    private var calls: [Call] = []
    private var attempts: [(id: ID<Attempt>, call: Call)] = []

    package var now: Date { world.now }

    /// What sort of day it is: else nothing would ever be tried ten times.
    private struct Mood: Sendable {
        /// In percent: how many results are right, how many attempts are at an answer, how often time passes, how many of the
        /// changes that owners and supervisors make are left out, and how many calls end at once, with nothing checked.
        let right, answers, pace, calm, idle: Int
        let mostlyOneAgent: Bool
    }

    package init(seed: UInt64) {
        var numbers = SeededNumbers(seed: seed)
        mood = Mood(
            right: [0, 3, 25, 40].randomElement(using: &numbers) ?? 0,
            answers: [20, 70, 90].randomElement(using: &numbers) ?? 70,
            pace: [2, 6, 15, 25].randomElement(using: &numbers) ?? 15,
            calm: [0, 60, 90].randomElement(using: &numbers) ?? 0,
            idle: [0, 0, 0, 10, 95].randomElement(using: &numbers) ?? 0,
            mostlyOneAgent: Bool.random(using: &numbers))
        self.numbers = numbers
        model = DecisionModel(brands: brands)
        world = AdvancingWorld(seed: seed)
        let world = world
        let brands = [Brand.sampleCarrier.id, Brand.sampleReseller.id]
        accounts = [
            world.account(brand: brands[0]), world.account(brand: brands[1]),
            world.account(brand: brands[0], status: .pending),
        ]
        owners = accounts.map { world.member(of: $0) }
        supervisor = world.agent(name: "Simone", role: .supervisor, brands: brands)
        agents = [world.agent(brands: brands), world.agent(name: "Bo", brands: [brands[0]]), supervisor]
        for (account, owner) in zip(accounts, owners) { model.add(account, members: [owner]) }
        for agent in agents { model.add(agent) }
    }

    /// What is to be done next. Time may pass first.
    package mutating func next() -> DeskStep {
        if chance(mood.pace) { world.advance(by: any([1, 1, 30, 60, 60, 299, 600, 900, 3599, 3600, 86_400])) }
        // Where there is a lock, somebody waits for its end.
        if !locked.isEmpty, chance(mood.pace / 2) { world.advance(by: any([3600, 86_399, 86_400])) }
        let number = Int.random(in: 0..<100, using: &numbers)
        let isChange = number > 84 && !(92..<95).contains(number)
        switch isChange && chance(mood.calm) ? number * 7 % 66 : number {
        case 0..<32: return calls.isEmpty || chance(mood.idle) ? open() : take()
        case 32..<66: return attempts.isEmpty ? open() : settle()
        case 66..<80: return open()
        case 80..<83: return calls.isEmpty ? open() : chance(65) ? end() : change()
        case 83..<85: return .expire
        case 85..<88: return .replace(world.answer(of: any(accounts).id))
        case 88..<92: return makeCode()
        case 92..<95: return unlock()
        case 95: return .report(any(accounts).id, keeping: world.tokenHash())
        case 96: return .pause(any(agents).id, by: supervisor.id)
        case 97..<99: return .resume(any(agents).id, by: supervisor.id)
        default: return model.accounts[accounts[0].id]?.status == .closed || chance(30) ? reopen() : close()
        }
    }

    private mutating func open() -> DeskStep {
        // Now and then the same form again, or an id that is another's.
        if let call = calls.last, chance(8) {
            return .open(
                chance(50) ? call : Call(id: call.id, account: any(accounts).id, agent: any(agents).id, openedAt: now))
        }
        let call = world.call(for: any([accounts[0], accounts[0], any(accounts)]).id, by: someAgent)
        // An agent has one open call about an account: mostly it is gone on with, or ends before the next one. Opened again it
        // is the same call: of the other id nothing is heard any more.
        if let open = model.calls.values.first(where: {
            $0.agent == call.agent && $0.account == call.account && $0.isUnderWay(at: now)
        }) {
            remember(open)
            if chance(80) {
                let isOver = open.attempts == Call.attemptsAllowed || chance(mood.idle)
                return isOver ? .end(open.id, .ended, by: open.agent) : take(in: open)
            }
            if case .open = open.state(at: now) { return .open(call) }
        }
        remember(call)
        return .open(call)
    }

    private mutating func remember(_ call: Call) { calls = calls.filter { $0.id != call.id }.suffix(5) + [call] }

    private mutating func take() -> DeskStep { take(in: chance(60) ? calls[calls.count - 1] : any(calls)) }

    private mutating func take(in call: Call) -> DeskStep {
        let method: VerificationMethod = chance(mood.answers) ? .securityQuestion : .supportCode
        let repeated = attempts.isEmpty || chance(94) ? nil : any(attempts).id
        let attempt = repeated ?? world.id()
        if repeated == nil { attempts = attempts.suffix(7) + [(attempt, call)] }
        return .take(
            DeskStep.Request(
                attempt: attempt, call: call.id, method: method, agent: chance(96) ? call.agent : any(agents).id,
                said: SecretText(chance(95) ? "Lyon" : "…")))
    }

    private mutating func settle() -> DeskStep {
        let pending = attempts.filter { taken in
            model.attempts.contains { $0.attempt.id == taken.id && $0.attempt.result == nil }
        }
        if pending.isEmpty, chance(80) { return chance(mood.idle) ? open() : take() }
        let (id, call) = pending.isEmpty || chance(6) ? any(attempts) : any(pending)
        let result: AttemptResult =
            chance(mood.right) ? .verified : any([.wrong, .wrong, .wrong, .wrong, .soundsAlike, .notChecked])
        return .settle(id, result, by: chance(97) ? call.agent : any(agents).id)
    }

    private mutating func end() -> DeskStep {
        let call = any(calls)
        return .end(call.id, any([.ended, .couldNotAnswer]), by: chance(95) ? call.agent : any(agents).id)
    }

    private mutating func change() -> DeskStep {
        let call = any(calls)
        return .change(
            call.id, any([.keepOpen, .reopen, .reopen, .somebodyElse]), by: chance(95) ? call.agent : any(agents).id)
    }

    private mutating func makeCode() -> DeskStep {
        let account = any(accounts).id
        if let code = model.codes[account], chance(10) { return .makeCode(code) }
        return .makeCode(
            SupportCode(id: world.id(), account: account, secret: world.secret(), madeAt: now))
    }

    /// Mostly where there is a lock, and mostly by who may lift it.
    private mutating func unlock() -> DeskStep {
        let account = any(locked.isEmpty ? accounts : locked)
        return .unlock(account.id, by: any([supervisor, supervisor, any(agents)]).id)
    }

    private var locked: [Account] {
        accounts.filter { account in
            guard case .locked = model.answers[account.id]?.budget.state(at: now) else { return false }
            return true
        }
    }

    private var someAgent: ID<Agent> {
        mutating get { mood.mostlyOneAgent && chance(80) ? agents[0].id : any(agents).id }
    }

    private mutating func close() -> DeskStep { .close(any(accounts).id) }
    private mutating func reopen() -> DeskStep { .reopen(any(accounts).id) }

    private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &numbers) < percent }

    /// - Precondition: there is one.
    private mutating func any<Item>(_ items: [Item]) -> Item {
        items[Int.random(in: 0..<items.count, using: &numbers)]
    }
}
