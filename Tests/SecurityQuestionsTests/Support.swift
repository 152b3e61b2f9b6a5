import Foundation
import SecurityQuestions
import SpokenAnswers
import Synchronization

extension Date {
    static let start = Date(timeIntervalSince1970: 1_795_365_480)

    static func + (date: Date, minutes: Minutes) -> Date { date.addingTimeInterval(minutes.count * 60) }
}

struct Minutes {
    let count: Double
}

extension Double {
    var minutes: Minutes { Minutes(count: self) }
    var hours: Minutes { Minutes(count: self * 60) }
}

extension World {
    static func test(now: Date = .start) -> World {
        World(now: { now }, randomBytes: { count in (0..<count).map { _ in UInt8.random(in: .min ... .max) } })
    }
}

extension Call {
    static func test(
        attempts: Int = 0, verifiedAt: Date? = nil, closed: Call.Outcome? = nil
    ) -> Call {
        Call(
            id: .init(.test()), account: .init(.test()), agent: .init(.test()), openedAt: .start, attempts: attempts,
            verifiedAt: verifiedAt, closed: closed.map { Closing(outcome: $0, at: .start) })
    }
}

extension Brand {
    static let test = Brand(
        id: "meridian", name: "Meridian Voice",
        hosts: [
            Host(name: "meridian.localhost", language: .en, carePhone: "+14155550100"),
            Host(name: "fr.Meridian.localhost", language: .fr, carePhone: "+33155550100"),
        ], look: Look(accent: "#114488", accentOnDark: "#88bbee", mark: "wave"), policy: Policy(),
        timeZone: "Europe/Paris", numbering: .france)
}

extension Brand {
    func with(_ policy: Policy) -> Brand {
        Brand(
            id: id, name: name, hosts: hosts, look: look, policy: policy, timeZone: timeZone, numbering: numbering)
    }
}

extension Account {
    static let test = Account(
        id: .init(.test()), brand: Brand.test.id, number: "MV-204 118", company: "Atelier Quénard SARL",
        phones: [PhoneNumber("06 12 34 56 78", plan: .france)].compactMap { $0 }, language: .fr, status: .active)
}

extension Member {
    static let test = EmailAddress("c.quenard@atelier.example").map { email in
        Member(
            id: .init(.test()), account: Account.test.id, name: "Clotilde O Quénard", email: email, role: .owner,
            language: .fr)
    }
}

extension Agent {
    static let test = EmailAddress("ada@care.example").map { email in
        Agent(id: .init(.test()), name: "Ada", email: email, role: .agent, brands: ["meridian"], language: .en)
    }
}

/// Counts from zero.
final class Counter: Sendable {
    private let count = Mutex(0)

    func next() -> Int {
        count.withLock { count in
            defer { count += 1 }
            return count
        }
    }
}
