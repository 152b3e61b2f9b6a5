import Foundation

/// Slows down whoever tries passwords: for one e-mail address and for one network address.
///
/// The wait grows from 30 seconds to an hour (NIST SP 800-63B §5.2.2) and ends by itself. It is the same for an
/// address that nobody has.
public struct LoginThrottle: Sendable, Hashable {
    public let failures: Int
    public let waitUntil: Date?
    public let lastFailureAt: Date?

    public enum Subject: Sendable, Hashable {
        /// A log-in name within a brand (or on the care desk).
        case name(String)
        case address(String)

        /// How many failures cost no wait.
        var free: Int {
            switch self {
            case .name: 4
            case .address: 19
            }
        }
    }

    public static let none = LoginThrottle(failures: 0, waitUntil: nil, lastFailureAt: nil)
    /// After so long without a failure the count begins anew.
    public static let forgetsAfter: TimeInterval = 24 * 3600

    public init(failures: Int, waitUntil: Date?, lastFailureAt: Date?) {
        self.failures = failures
        self.waitUntil = waitUntil
        self.lastFailureAt = lastFailureAt
    }

    /// Nil when a log-in may be tried now.
    public func wait(at now: Date) -> Date? {
        guard let waitUntil, waitUntil > now else { return nil }
        return waitUntil
    }

    public func failing(at now: Date, subject: Subject) -> LoginThrottle {
        let isOld = lastFailureAt.map { now.timeIntervalSince($0) > Self.forgetsAfter } ?? false
        let failures = isOld ? 1 : failures + 1
        let beyond = failures - subject.free
        let wait = beyond <= 0 ? nil : min(3600, 30 * pow(2, Double(min(beyond - 1, 10))))
        return LoginThrottle(failures: failures, waitUntil: wait.map(now.addingTimeInterval), lastFailureAt: now)
    }
}
