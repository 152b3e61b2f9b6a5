import Foundation

/// Rate limit of log-ins, for one subject: slows down whoever tries passwords.
///
/// An attempt counts as failed when it is *taken*, before the password is looked at, so that a hundred at once are no
/// better than one after the other; a right one gives it back. For a name the wait grows from 30 seconds to a quarter of an
/// hour (NIST SP 800-63B §5.2.2), and is the same for a name that nobody has; whoever has logged in before in this browser
/// does not count here at all (`KnownBrowser`). Behind one network address there may be a whole office: twenty failures
/// within ten minutes make every unknown browser there wait one minute, no longer.
public struct LoginThrottle: Sendable, Hashable {
    public let failures: Int
    /// Of a place: until then whoever runs the server knows of the spraying. Of changes: while one is under way.
    public let waitUntil: Date?
    /// Of a place and of changes: when the period began that is counted.
    public let lastFailureAt: Date?

    public enum Subject: Sendable, Hashable {
        /// A log-in name within a brand (or on the care desk), tried in browsers that are not known.
        case name(String)
        /// A network address at one of the doors.
        case address(String)
        /// A session, in which the password is asked for again.
        case session(TokenHash)
        /// All names at one of the doors: `LoginSpraying`.
        case place(String)
        /// Changes of an answer or a password: `SecretChange`.
        case change(String)

        /// What a store keeps a hash of: a name may be the address of somebody who is no customer, or a password in the
        /// wrong field. Two ways of writing one name are one.
        package var key: String {
            switch self {
            case .name(let name): "name:" + name.lowercased()
            case .address(let address): "address:" + address.lowercased()
            case .session(let token): "session:" + Base64URL.text(token.bytes)
            case .place(let place): "place:" + place
            case .change(let secret): "change:" + secret
            }
        }

        /// Whether somebody is ever refused because of it.
        var refuses: Bool { if case .place = self { false } else { true } }

        /// How many failures cost nothing.
        var free: Int {
            switch self {
            case .name, .session: 4
            case .address: 19
            case .place: LoginSpraying.free
            case .change: SecretChange.hourly - 1
            }
        }

        /// After so long without a failure the count begins anew; of a place, after so long.
        public var forgetsAfter: TimeInterval {
            switch self {
            case .name, .session: 24 * 3600
            case .address: 600
            case .place: LoginSpraying.period
            case .change: SecretChange.period
            }
        }

        /// Whether its period is counted from the first, not from the latest.
        var isPeriod: Bool {
            switch self {
            case .place, .change: true
            case .name, .address, .session: false
            }
        }

        /// What the failure costs that is the `number`th beyond the free ones, counted from 1.
        func wait(beyondFree number: Int) -> TimeInterval {
            switch self {
            case .name, .session: min(900, 30 * pow(2, Double(min(number - 1, 10))))
            case .address: 60
            case .place: LoginSpraying.period
            case .change: SecretChange.period
            }
        }
    }

    /// Under which names a member may have failed: the counts that go when the member goes, or has chosen a password by a
    /// mailed link.
    public static func subjects(of member: ID<Member>, at email: EmailAddress, brand: Brand.ID) -> [Subject] {
        Purpose.allCases.map { purpose in
            let name = purpose == .newEmail ? member.description : email.key
            return Subjects(purpose, at: .portal(brand), name: name, from: "").name
        } + [.password(of: member), .passwordReset(of: member)]
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
        guard wait(at: now) == nil || !subject.refuses else { return nil }
        let isOld = lastFailureAt.map { now.timeIntervalSince($0) > subject.forgetsAfter } ?? true
        let failures = isOld ? 1 : failures + 1
        let since = isOld || !subject.isPeriod ? now : lastFailureAt ?? now
        let beyond = failures - subject.free
        let wait = beyond <= 0 ? nil : since.addingTimeInterval(subject.wait(beyondFree: beyond))
        let until =
            switch subject {
            case .place: isOld ? wait : waitUntil ?? wait
            case .change: max(wait ?? now, now.addingTimeInterval(SecretChange.longest))
            case .name, .address, .session: wait
            }
        return LoginThrottle(failures: failures, waitUntil: until, lastFailureAt: since)
    }

    /// Of changes: the one under way is done. Nil where one has to wait even so.
    package func ending() -> LoginThrottle? {
        guard failures < SecretChange.hourly else { return nil }
        return LoginThrottle(failures: failures, waitUntil: nil, lastFailureAt: lastFailureAt)
    }

    /// Without an attempt that was right, or could not be looked at; the wait that it brought about goes with it, and no
    /// other: somebody else may have failed meanwhile.
    ///
    /// - Parameter taken: what became of the count when it was taken.
    package func returning(_ taken: LoginThrottle) -> LoginThrottle {
        LoginThrottle(
            failures: max(0, failures - 1), waitUntil: waitUntil == taken.waitUntil ? nil : waitUntil,
            lastFailureAt: lastFailureAt)
    }
}
