import Foundation
import SecurityQuestions
import TestSupport
import Testing

/// One log-in counts for its name and its address at once.
struct LoginThrottlingTests {
    private let name = LoginThrottle.Subject.name("northline Maud@mail.example")
    private let address = LoginThrottle.Subject.address("192.0.2.7")

    private func take(_ counts: inout [LoginThrottling.Count], at now: Date) -> Date? {
        switch LoginThrottling(taking: counts, at: now) {
        case .wait(let until): return until
        case .taken(let taken):
            counts = taken
            return nil
        }
    }

    private var none: [LoginThrottling.Count] { [.init(name, .none), .init(address, .none)] }

    @Test func `who has to wait for one subject counts for none`() {
        var counts = none
        for _ in 0..<5 { #expect(take(&counts, at: .start) == nil) }
        let before = counts
        #expect(take(&counts, at: .start) == Date.start.addingTimeInterval(30))
        #expect(counts == before && counts.map(\.throttle.failures) == [5, 5])
        var alone = [counts[1]]
        #expect(take(&alone, at: .start) == nil)
    }

    @Test func `the longest wait is told`() {
        let wait = { LoginThrottle(failures: 30, waitUntil: Date.start.addingTimeInterval($0), lastFailureAt: .start) }
        var counts = [LoginThrottling.Count(name, wait(10)), .init(address, wait(20))]
        #expect(take(&counts, at: .start) == Date.start.addingTimeInterval(20))
    }

    @Test func `what is given back is less by one, and nothing is kept of who has no failure left`() {
        var counts = none
        _ = take(&counts, at: .start)
        let back = LoginThrottling.givingBack(counts)
        #expect(back.map(\.subject) == [name, address] && back.allSatisfy(\.isForgotten))
        #expect(LoginThrottling.givingBack(back).isEmpty)
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
