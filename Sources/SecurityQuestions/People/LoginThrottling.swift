import Foundation

/// The rate limit of one log-in, which counts for several subjects at once: its name and its network address.
///
/// A store reads the counts under its locks, asks, and keeps what comes back, in one transaction.
package enum LoginThrottling: Sendable {
    /// Nothing is counted while one has to wait, for whichever subject.
    case wait(until: Date)
    /// The password may be looked at. Each is to be kept.
    case taken([Count])

    /// What is kept of one subject.
    package struct Count: Sendable, Hashable {
        package let subject: LoginThrottle.Subject
        package let throttle: LoginThrottle

        package init(_ subject: LoginThrottle.Subject, _ throttle: LoginThrottle) {
            self.subject = subject
            self.throttle = throttle
        }

        /// Nothing is kept of a subject without failures.
        package var isForgotten: Bool { throttle.failures == 0 }
    }

    /// Counts a failure for each subject, before the password is looked at.
    package init(taking counts: [Count], at now: Date) {
        if let wait = counts.compactMap({ $0.throttle.wait(at: now) }).max() {
            self = .wait(until: wait)
            return
        }
        self = .taken(
            counts.compactMap { count in
                count.throttle.taking(at: now, subject: count.subject).map { Count(count.subject, $0) }
            })
    }

    /// The attempt could not be looked at, or was right: what changes.
    package static func givingBack(_ counts: [Count]) -> [Count] {
        counts.filter { !$0.isForgotten }.map { Count($0.subject, $0.throttle.returningOne()) }
    }

    /// Whoever failed last before then is forgotten: no subject is remembered longer.
    package static func forgotten(before now: Date) -> Date {
        now.addingTimeInterval(-LoginThrottle.Subject.name("").forgetsAfter)
    }
}
