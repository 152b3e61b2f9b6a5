import Foundation
import SecurityQuestions
import TestSupport
import Testing

@Suite struct AgentBudgetTests {
    @Test func `Nine wrong attempts within an hour do not pause, ten do`() {
        let wrong = (0..<10).map { Date.start + Double(-$0).minutes }
        #expect(AgentBudget.pause(wrong: Array(wrong.prefix(9)), at: .start) == nil)
        #expect(AgentBudget.pause(wrong: wrong, at: .start) == .start + 51.0.minutes)
        #expect(AgentBudget.pause(wrong: [], at: .start) == nil)
    }

    @Test func `The pause ends when the tenth before is an hour old`() throws {
        let wrong = (0..<14).map { Date.start + Double(-$0).minutes }
        let until = try #require(AgentBudget.pause(wrong: wrong, at: .start))
        #expect(until == .start + 51.0.minutes)
        #expect(AgentBudget.pause(wrong: wrong, at: until.addingTimeInterval(-0.001)) == until)
        #expect(AgentBudget.pause(wrong: wrong, at: until) == nil)
    }

    @Test("Whatever an agent does, no hour has more than ten wrong attempts", arguments: 0..<200)
    func walk(seed: Int) {
        var numbers = SeededNumbers(seed: seed)
        var (wrong, now) = ([Date](), Date.start)
        for _ in 0..<200 {
            now = now.addingTimeInterval(.random(in: 0...600, using: &numbers))
            if AgentBudget.pause(wrong: wrong, at: now) == nil { wrong.insert(now, at: 0) }
            #expect(wrong.count { now.timeIntervalSince($0) < 3600 } <= 10)
        }
    }
}

@Suite struct LoginThrottleTests {
    /// Each attempt as soon as it may be taken, and the wait that it cost.
    private func waits(_ subject: LoginThrottle.Subject, attempts: Int) throws -> [TimeInterval] {
        var (throttle, now) = (LoginThrottle.none, Date.start)
        return try (0..<attempts).map { _ in
            throttle = try #require(throttle.taking(at: now, subject: subject))
            let until = throttle.wait(at: now)
            if let until { #expect(throttle.taking(at: until.addingTimeInterval(-1), subject: subject) == nil) }
            defer { now = until ?? now }
            return until?.timeIntervalSince(now) ?? 0
        }
    }

    @Test func `For a name four failures cost no wait, then it doubles from 30 seconds to a quarter of an hour`() throws
    {
        let growing: [TimeInterval] = [30, 60, 120, 240, 480, 900, 900, 900, 900, 900]
        #expect(try waits(.name("a"), attempts: 14) == [0, 0, 0, 0] + growing)
        #expect(try waits(.session(TokenHash(bytes: [1])), attempts: 14) == [0, 0, 0, 0] + growing)
    }

    @Test func `An office behind one address waits a minute, never longer`() throws {
        let waits = try waits(.address("192.0.2.1"), attempts: 40)
        #expect(waits == Array(repeating: 0, count: 19) + Array(repeating: 60, count: 21))
    }

    @Test(
        "After a while without a failure the count begins anew",
        arguments: [(LoginThrottle.Subject.name("a"), 24.0 * 3600), (.address("192.0.2.1"), 600)])
    func forgetting(subject: LoginThrottle.Subject, after: TimeInterval) throws {
        let old = LoginThrottle(failures: 50, waitUntil: .start + 1.0.minutes, lastFailureAt: .start)
        #expect(old.taking(at: .start.addingTimeInterval(after), subject: subject)?.failures == 51)
        let new = try #require(old.taking(at: .start.addingTimeInterval(after + 1), subject: subject))
        #expect(new.failures == 1 && new.waitUntil == nil)
    }

    @Test func `An attempt that was right takes its wait back with it`() throws {
        let before = LoginThrottle(failures: 4, waitUntil: nil, lastFailureAt: .start)
        let taken = try #require(before.taking(at: .start, subject: .name("a")))
        #expect(taken.waitUntil != nil)
        #expect(taken.returning(taken) == before)
        #expect(LoginThrottle.none.returning(taken).failures == 0)
    }

    /// Finding 26: one's own log-ins in flight lifted the wait of an office that somebody else had brought about.
    @Test func `An attempt that was right leaves a wait that another brought about`() throws {
        let address = LoginThrottle.Subject.address("192.0.2.1")
        let before = LoginThrottle(failures: 18, waitUntil: nil, lastFailureAt: .start)
        let own = try #require(before.taking(at: .start, subject: address))
        let others = try #require(own.taking(at: .start, subject: address))
        let left = others.returning(own)
        #expect(left.failures == 19 && left.waitUntil == others.waitUntil && left.waitUntil != nil)
    }

    @Test func `Changes come one after the other, and three an hour from the first`() throws {
        let subject = LoginThrottle.Subject.change("answer")
        var throttle = LoginThrottle.none
        for minute in [0.0, 10, 20] {
            throttle = try #require(throttle.taking(at: .start + minute.minutes, subject: subject))
            #expect(throttle.taking(at: .start + minute.minutes, subject: subject) == nil, "one is under way")
            throttle = throttle.ending() ?? throttle
        }
        #expect(throttle.wait(at: .start + 59.0.minutes) == .start + 60.0.minutes)
        #expect(throttle.taking(at: .start + 61.0.minutes, subject: subject)?.failures == 1)
    }

    @Test func `A change that nobody finished stands in the way for a minute`() throws {
        let subject = LoginThrottle.Subject.change("answer")
        let taken = try #require(LoginThrottle.none.taking(at: .start, subject: subject))
        #expect(taken.wait(at: .start + 0.9.minutes) != nil && taken.wait(at: .start + 1.0.minutes) == nil)
    }
}

@Suite struct SessionTests {
    let token = TokenHash(bytes: [])

    @Test func `A session ends after half an hour without a request`() {
        let session = Session(token: token, startedAt: .start, seenAt: .start, passwordGivenAt: .start)
        #expect(!session.isOver(at: .start + 29.99.minutes))
        #expect(session.isOver(at: .start + 30.0.minutes))
    }

    @Test func `A session ends after twelve hours whatever happens`() {
        let now = Date.start + 12.0.hours
        let session = Session(token: token, startedAt: .start, seenAt: now, passwordGivenAt: now)
        #expect(!session.isOver(at: now.addingTimeInterval(-1)))
        #expect(session.isOver(at: now))
    }

    @Test func `A password stays fresh for five minutes, and being seen is written once a minute`() {
        let session = Session(token: token, startedAt: .start, seenAt: .start, passwordGivenAt: .start)
        #expect(session.passwordIsFresh(at: .start + 4.99.minutes))
        #expect(!session.passwordIsFresh(at: .start + 5.0.minutes))
        #expect(!session.isDueToBeSeen(at: .start + 0.99.minutes))
        #expect(session.isDueToBeSeen(at: .start + 1.0.minutes))
    }
}

@Suite struct ActivationTests {
    private func state(
        confirmed: Bool = false, password: Bool = false, completed: Bool = false, at now: Date = .start
    ) -> Activation.State {
        Activation(
            account: ID(.test()), member: ID(.test()), expiresAt: .start + 1.0.hours,
            confirmedAt: confirmed ? .start : nil, passwordChosenAt: password ? .start : nil,
            completedAt: completed ? .start : nil
        ).state(at: now)
    }

    @Test func `Each step waits for the one before`() {
        #expect(state() == .waiting(.confirm))
        #expect(state(password: true) == .waiting(.confirm))
        #expect(state(confirmed: true) == .waiting(.password))
        #expect(state(confirmed: true, password: true) == .waiting(.question))
        #expect(state(confirmed: true, password: true, completed: true) == .used)
    }

    @Test func `A link expires at its time, whatever the step; a used one stays used`() {
        let late = Date.start + 1.0.hours
        #expect(state(at: late.addingTimeInterval(-1)) == .waiting(.confirm))
        #expect(state(at: late) == .expired)
        #expect(state(confirmed: true, password: true, at: late) == .expired)
        #expect(state(confirmed: true, password: true, completed: true, at: late) == .used)
    }
}
