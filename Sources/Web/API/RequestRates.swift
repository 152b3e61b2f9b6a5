import Foundation
import HTTPTypes
import Synchronization

/// How often somebody asks, minute by minute, kept in memory: what one server can do, where the budgets of guesses hold on all.
final class RequestRates: Sendable {
    private let counts = Mutex<[String: (start: Date, count: Int)]>([:])

    static let ofClient = 600
    static let ofFailures = 30
    static let window: TimeInterval = 60
    /// More names than that are not told apart: those whose minute is over go first.
    private static let mostNames = 10_000

    struct Standing {
        let allowed: Int
        let used: Int
        /// Of the window, rounded up.
        let secondsLeft: Int

        var isWithin: Bool { used <= allowed }
        var left: Int { max(0, allowed - used) }

        var limit: ServiceLimit { ServiceLimit(.client, left: left, seconds: secondsLeft) }
    }

    func take(of name: String, _ allowed: Int, at now: Date) -> Standing { count(name, 1, allowed, now) }

    /// Without taking: whether the next one would be within.
    func look(at name: String, _ allowed: Int, at now: Date) -> Standing {
        let standing = count(name, 0, allowed, now)
        return Standing(allowed: allowed, used: standing.used + 1, secondsLeft: standing.secondsLeft)
    }

    private func count(_ name: String, _ more: Int, _ allowed: Int, _ now: Date) -> Standing {
        counts.withLock { counts in
            if counts.count >= Self.mostNames, counts[name] == nil {
                counts = counts.filter { !Self.isOver($0.value.start, now) }
                if counts.count >= Self.mostNames { counts = [:] }
            }
            var own = counts[name] ?? (now, 0)
            if Self.isOver(own.start, now) { own = (now, 0) }
            own.count += more
            if more > 0 { counts[name] = own }
            let left = Self.window - now.timeIntervalSince(own.start)
            return Standing(allowed: allowed, used: own.count, secondsLeft: max(1, Int(left.rounded(.up))))
        }
    }

    private static func isOver(_ start: Date, _ now: Date) -> Bool {
        now.timeIntervalSince(start) >= window || now < start
    }
}

/// What is counted of clients. It outlives the routes, which are made anew when the brands change.
struct ClientRates: Sendable {
    let requests = RequestRates()
    /// Apart, so that strangers' failures crowd out nobody's rate.
    let failures = RequestRates()
}

extension HTTPFields {
    /// What is left of a client's minute, before whatever else the answer tells of limits.
    mutating func tell(_ rate: RequestRates.Standing) { tell(rate.limit, of: rate) }

    /// - Parameter limit: the minute, as much of it as is told.
    mutating func tell(_ limit: ServiceLimit, of rate: RequestRates.Standing) {
        self[.rateLimit] = self[.rateLimit].map { "\(limit.text), \($0)" } ?? limit.text
        let client = "\"client\";q=\(rate.allowed);w=\(Int(RequestRates.window))"
        self[.rateLimitPolicy] = self[.rateLimitPolicy].map { "\(client), \($0)" } ?? client
    }

    mutating func tell(_ limits: [ServiceLimit]) {
        if !limits.isEmpty { self[.rateLimit] = limits.map(\.text).joined(separator: ", ") }
    }
}

extension HTTPField.Name {
    static let rateLimit = Self("RateLimit")!  // a valid name
    static let rateLimitPolicy = Self("RateLimit-Policy")!  // a valid name
}
