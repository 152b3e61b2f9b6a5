import Foundation

/// The rate limit of one attempt, which counts for several subjects at once: its name, its network address and its door.
///
/// A store reads the counts under its locks, asks, and keeps what comes back, in one transaction.
package struct LoginThrottling: Sendable {
    package let outcome: Outcome
    /// Each is to be kept.
    package let counts: [Count]

    package enum Outcome: Sendable, Hashable {
        case wait(until: Date)
        /// The password may be looked at.
        case taken(LoginDelay)
    }

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

        fileprivate func taking(at now: Date) -> Count? {
            throttle.taking(at: now, subject: subject).map { Count(subject, $0) }
        }
    }

    /// Counts a failure for each subject, before the password is looked at.
    ///
    /// While a name has to wait, a try counts for the network address alone: whoever polls for the end of the wait is soon
    /// kept from it. While the address has to wait, nothing is counted.
    package init(taking counts: [Count], at now: Date) {
        let refusing = counts.filter { $0.subject.refuses && $0.throttle.wait(at: now) != nil }
        guard let wait = refusing.compactMap({ $0.throttle.wait(at: now) }).max() else {
            self.counts = counts.compactMap { $0.taking(at: now) }
            outcome = .taken(Self.delay(before: counts, after: self.counts))
            return
        }
        let polled = counts.filter { if case .address = $0.subject { !refusing.contains($0) } else { false } }
        self.counts = polled.compactMap { $0.taking(at: now) }
        outcome = .wait(until: wait)
    }

    private static func delay(before: [Count], after: [Count]) -> LoginDelay {
        for (old, new) in zip(before, after) {
            guard case .place = new.subject else { continue }
            let failures = new.throttle.failures
            let isNew = new.throttle.waitUntil != nil && new.throttle.waitUntil != old.throttle.waitUntil
            return LoginDelay(seconds: LoginSpraying.delay(after: failures), alarm: isNew ? failures : nil)
        }
        return .none
    }

    /// What whoever runs the server finds in the log where a door is sprayed.
    package static func alarm(_ delay: LoginDelay, at now: Date) -> AuditEvent? {
        delay.alarm.map { AuditOrigin.system.event(.loginsSprayed, at: now, detail: String($0)) }
    }

    /// An attempt could not be looked at, or was right: what changes.
    ///
    /// - Parameters:
    ///   - taken: the counts as they became when it was taken.
    ///   - counts: of the same subjects, as they are now.
    package static func givingBack(_ taken: [Count], to counts: [Count]) -> [Count] {
        counts.filter { !$0.isForgotten }.compactMap { count in
            taken.first { $0.subject == count.subject }.map {
                Count(count.subject, count.throttle.returning($0.throttle))
            }
        }
    }

    /// Whoever failed last before then is forgotten: no subject is remembered longer.
    package static func forgotten(before now: Date) -> Date {
        now.addingTimeInterval(-LoginThrottle.Subject.name("").forgetsAfter)
    }
}
