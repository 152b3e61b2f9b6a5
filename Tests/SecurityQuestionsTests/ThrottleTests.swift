import Foundation
import SecurityQuestions
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
    @Test(
        "Some failures cost no wait, then it doubles from 30 seconds to an hour",
        arguments: [
            (LoginThrottle.Subject.name("a"), 4), (.address("192.0.2.1"), 19),
        ])
    func waits(subject: LoginThrottle.Subject, free: Int) {
        var (throttle, now) = (LoginThrottle.none, Date.start)
        var waits: [TimeInterval] = []
        for _ in 0..<(free + 10) {
            throttle = throttle.failing(at: now, subject: subject)
            let until = throttle.wait(at: now)
            waits.append(until?.timeIntervalSince(now) ?? 0)
            now = until ?? now
            #expect(throttle.wait(at: now) == nil, "waits end by themselves")
        }
        #expect(waits == Array(repeating: 0, count: free) + [30, 60, 120, 240, 480, 960, 1920, 3600, 3600, 3600])
    }

    @Test func `Many failures at once wait no shorter than as many in turn`() {
        var throttle = LoginThrottle.none
        for _ in 0..<1000 { throttle = throttle.failing(at: .start, subject: .name("a")) }
        #expect(throttle.failures == 1000 && throttle.wait(at: .start) == .start + 1.0.hours)
    }

    @Test func `After a day without a failure the count begins anew`() {
        let old = LoginThrottle(failures: 50, waitUntil: .start + 1.0.hours, lastFailureAt: .start)
        #expect(old.failing(at: .start + 24.0.hours, subject: .name("a")).failures == 51)
        let new = old.failing(at: .start + 24.1.hours, subject: .name("a"))
        #expect(new.failures == 1 && new.waitUntil == nil)
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
