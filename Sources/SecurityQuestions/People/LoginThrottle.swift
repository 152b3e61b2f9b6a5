import Foundation

/// Rate limit of log-ins, for one log-in name and for one network address: slows down whoever tries passwords.
///
/// An attempt counts as failed when it is *taken*, before the password is looked at, so that a hundred at once are no
/// better than one after the other; a right one gives it back. For a name the wait grows from 30 seconds to an hour
/// (NIST SP 800-63B §5.2.2), and is the same for a name that nobody has. Behind one network address there may be a whole
/// office: twenty failures within ten minutes make everybody there wait one minute, no longer.
public struct LoginThrottle: Sendable, Hashable {
    public let failures: Int
    public let waitUntil: Date?
    public let lastFailureAt: Date?

    public enum Subject: Sendable, Hashable {
        /// A log-in name within a brand (or on the care desk).
        case name(String)
        /// A network address at one of the doors.
        case address(String)

        /// What a store keeps a hash of: a name may be the address of somebody who is no customer, or a password in the
        /// wrong field. Two ways of writing one name are one.
        package var key: String {
            switch self {
            case .name(let name): "name:" + name.lowercased()
            case .address(let address): "address:" + address.lowercased()
            }
        }

        /// How many failures cost no wait.
        var free: Int {
            switch self {
            case .name: 4
            case .address: 19
            }
        }

        /// After so long without a failure the count begins anew.
        public var forgetsAfter: TimeInterval {
            switch self {
            case .name: 24 * 3600
            case .address: 600
            }
        }

        /// What the failure costs that is the `number`th beyond the free ones, counted from 1.
        func wait(beyondFree number: Int) -> TimeInterval {
            switch self {
            case .name: min(3600, 30 * pow(2, Double(min(number - 1, 10))))
            case .address: 60
            }
        }
    }

    /// Under which names a member may have failed: the counts that go when the member goes.
    public static func subjects(of member: ID<Member>, at email: EmailAddress, brand: Brand.ID) -> [Subject] {
        Purpose.allCases.map { purpose in
            let name = purpose == .newEmail ? member.description : email.key
            return Subjects(purpose, at: .portal(brand), name: name, from: "").name
        }
    }

    public static let none = LoginThrottle(failures: 0, waitUntil: nil, lastFailureAt: nil)

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

    /// With one attempt more, counted as failed; nil while one has to wait.
    public func taking(at now: Date, subject: Subject) -> LoginThrottle? {
        guard wait(at: now) == nil else { return nil }
        let isOld = lastFailureAt.map { now.timeIntervalSince($0) > subject.forgetsAfter } ?? false
        let failures = isOld ? 1 : failures + 1
        let beyond = failures - subject.free
        let wait = beyond <= 0 ? nil : subject.wait(beyondFree: beyond)
        return LoginThrottle(failures: failures, waitUntil: wait.map(now.addingTimeInterval), lastFailureAt: now)
    }

    /// Without the attempt that was taken last: it was right, or could not be looked at. There was no wait when it was
    /// taken, so the one it brought about goes with it.
    public func returningOne() -> LoginThrottle {
        LoginThrottle(failures: max(0, failures - 1), waitUntil: nil, lastFailureAt: lastFailureAt)
    }
}
