import Foundation
import SecurityQuestions
import TestSupport
import Testing

/// One log-in counts for its name and its address at once.
struct LoginThrottlingTests {
    private let name = LoginThrottle.Subject.name("northline Maud@mail.example")
    private let address = LoginThrottle.Subject.address("192.0.2.7")

    private func take(_ counts: inout [LoginThrottling.Count], at now: Date) -> Date? {
        let decision = LoginThrottling(taking: counts, at: now)
        counts = counts.map { count in decision.counts.first { $0.subject == count.subject } ?? count }
        return if case .wait(let until) = decision.outcome { until } else { nil }
    }

    private var none: [LoginThrottling.Count] { [.init(name, .none), .init(address, .none)] }

    /// Else whoever polls has the first try when the wait is over, and its owner never.
    @Test func `a try while a name has to wait counts for the address alone, and soon keeps it waiting`() {
        var counts = none
        for _ in 0..<5 { #expect(take(&counts, at: .start) == nil) }
        let name = counts[0]
        for failures in 6...20 {
            #expect(take(&counts, at: .start) == Date.start.addingTimeInterval(30))
            #expect(counts.map(\.throttle.failures) == [5, failures] && counts[0] == name)
        }
        let before = counts
        #expect(take(&counts, at: .start.addingTimeInterval(31)) == Date.start.addingTimeInterval(60))
        #expect(counts == before, "while the address has to wait nothing is counted")
    }

    @Test func `who has to wait for the address counts for none`() {
        var counts = [
            none[0],
            LoginThrottling.Count(
                address, LoginThrottle(failures: 20, waitUntil: .start + 1.0.minutes, lastFailureAt: .start)),
        ]
        let before = counts
        #expect(take(&counts, at: .start) != nil && counts == before)
    }

    @Test func `spraying holds answers back by five seconds at most, refuses nobody and is told once a period`() {
        var count = LoginThrottling.Count(.place("northline"), .none)
        var (alarms, delays) = ([Int](), [TimeInterval]())
        for attempt in 1...500 {
            let now = Date.start.addingTimeInterval(Double(attempt))
            let decision = LoginThrottling(taking: [count], at: now)
            guard case .taken(let delay) = decision.outcome, let next = decision.counts.first else {
                Issue.record("refused")
                return
            }
            count = next
            delays.append(delay.seconds)
            if let alarm = delay.alarm { alarms.append(alarm) }
            #expect((LoginThrottling.alarm(delay, at: now) != nil) == (delay.alarm != nil))
        }
        #expect(alarms == [101] && delays.prefix(100).allSatisfy { $0 == 0 } && delays.max() == 5)
        let later = LoginThrottling(taking: [count], at: .start.addingTimeInterval(1000))
        #expect(later.outcome == .taken(.none))
    }

    @Test func `the longest wait is told`() {
        let wait = { LoginThrottle(failures: 30, waitUntil: Date.start.addingTimeInterval($0), lastFailureAt: .start) }
        var counts = [LoginThrottling.Count(name, wait(10)), .init(address, wait(20))]
        #expect(take(&counts, at: .start) == Date.start.addingTimeInterval(20))
    }

    @Test func `what is given back is less by one, and nothing is kept of who has no failure left`() {
        var counts = none
        _ = take(&counts, at: .start)
        let back = LoginThrottling.givingBack(counts, to: counts)
        #expect(back.map(\.subject) == [name, address] && back.allSatisfy(\.isForgotten))
        #expect(LoginThrottling.givingBack(counts, to: back).isEmpty)
    }

    @Test func `whoever failed a day ago is forgotten, and no wait is forgotten with them`() {
        let limit = LoginThrottling.forgotten(before: .start)
        #expect(limit == Date.start.addingTimeInterval(-86_400))
        var counts = none
        for _ in 0..<100 {
            let now = counts[0].throttle.waitUntil ?? limit.addingTimeInterval(-1_000_000)
            guard now < limit else { break }
            _ = take(&counts, at: now)
            let last = counts[0].throttle.lastFailureAt ?? .start
            if last < limit { #expect(counts.allSatisfy { $0.throttle.wait(at: .start) == nil }) }
        }
        #expect(counts[0].throttle.failures > 50)
    }

    @Test func `two ways of writing a name are one, and a name is no address`() {
        #expect(name.key == LoginThrottle.Subject.name("northline maud@MAIL.example").key)
        #expect(LoginThrottle.Subject.name("x").key != LoginThrottle.Subject.address("x").key)
    }
}
