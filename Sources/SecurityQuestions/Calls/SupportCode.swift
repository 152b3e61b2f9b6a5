import Foundation

/// A one-time code that the owner gets in the Office Manager and reads out on the phone. One at a time for an account; a
/// new one takes the place of the old.
public struct SupportCode: Sendable {
    /// Comes with the form, so that a double click makes one code.
    public let id: ID<SupportCode>
    public let account: ID<Account>
    public let secret: SealedSecret
    public let madeAt: Date
    /// Attempts that were taken for it and not given back.
    public let wrong: Int
    public let usedAt: Date?
    /// For the session that made it; nil once it is used.
    package let copy: SupportCodeCopy?
    /// Nil: in every call. Else where it is good, for it was got by a mailed link.
    package let place: CodePlace?

    /// Decimal digits: one guess in a million (NIST SP 800-63B-4 §3.1.3.2).
    public static let digits = 6
    public static let lifetime: TimeInterval = 10 * 60
    /// As an answer: five wrong attempts in a row, here for good.
    public static let wrongAllowed = 5

    package init(
        id: ID<SupportCode>, account: ID<Account>, secret: SealedSecret, madeAt: Date, wrong: Int = 0,
        usedAt: Date? = nil, copy: SupportCodeCopy? = nil, place: CodePlace? = nil
    ) {
        self.id = id
        self.account = account
        self.secret = secret
        self.madeAt = madeAt
        self.wrong = wrong
        self.usedAt = usedAt
        self.copy = copy
        self.place = place
    }

    public var expiresAt: Date { madeAt.addingTimeInterval(Self.lifetime) }

    public enum State: Sendable, Hashable {
        case waiting, used, expired
        /// Too many wrong attempts.
        case dead
    }

    public func state(at now: Date) -> State {
        if usedAt != nil { return .used }
        if wrong >= Self.wrongAllowed { return .dead }
        return now >= expiresAt ? .expired : .waiting
    }

    /// Whether it proves anything in `call`.
    package func isGood(in call: Call) -> Bool { place?.holds(call) ?? true }

    /// With one attempt more, counted as wrong until it is known to be right.
    package func takingOne() -> SupportCode { with(wrong: wrong + 1, usedAt: usedAt) }

    /// Without an attempt that could not be checked at all.
    package func returningOne() -> SupportCode { with(wrong: max(0, wrong - 1), usedAt: usedAt) }

    /// Once it was right: it is good no more.
    package func using(at now: Date) -> SupportCode { with(wrong: wrong, usedAt: now) }

    private func with(wrong: Int, usedAt: Date?) -> SupportCode {
        SupportCode(
            id: id, account: account, secret: secret, madeAt: madeAt, wrong: wrong, usedAt: usedAt,
            copy: usedAt == nil ? copy : nil, place: place)
    }

    /// A new code, every one equally likely.
    public static func newDigits(_ world: World) -> String {
        let limit = UInt64(1_000_000)
        var number = UInt64.max
        // Values above the last whole multiple would make some codes likelier than others.
        while number >= UInt64.max - UInt64.max % limit {
            number = world.randomBytes(8).reduce(0) { $0 << 8 | UInt64($1) }
        }
        let text = String(number % limit)
        return String(repeating: "0", count: digits - text.count) + text
    }

    /// The six digits in what an agent typed ("123 456"); nil where it cannot be a code.
    public static func read(_ typed: String) -> String? {
        let rest = typed.filter { !$0.isWhitespace && !"-.".contains($0) }
        let digits = rest.compactMap(\.wholeNumberValue)
        return digits.count == Self.digits && digits.count == rest.count ? digits.map(String.init).joined() : nil
    }
}
