import Foundation
import SpokenAnswers

/// One phone conversation on the care desk: a pure state machine.
///
///     open ──right answer, right code──▶ verified ──end, time──▶ closed(verified)
///      │ ├──third wrong attempt─▶ closed(failed)
///      │ ├──could not answer───▶ closed(couldNotAnswer)
///      │ └──end────────────────▶ closed(ended)
///      └───15 minutes──────────▶ closed(expired)
///
/// A call that was verified by the question may still be verified by a code, which proves more.
public struct Call: Sendable {
    public let id: ID<Call>
    public let account: ID<Account>
    public let agent: ID<Agent>
    public let openedAt: Date
    /// How many attempts were taken, right ones included.
    public let attempts: Int
    public let verifiedAt: Date?
    /// The strongest method that was given; there as soon as it is verified.
    public let method: VerificationMethod?
    public let closed: Closing?

    public static let lifetime: TimeInterval = 15 * 60
    public static let attemptsAllowed = 3

    public struct Closing: Sendable, Hashable {
        public let outcome: Outcome
        public let at: Date

        public init(outcome: Outcome, at: Date) {
            self.outcome = outcome
            self.at = at
        }
    }

    public enum Outcome: String, Sendable, CaseIterable {
        case verified, failed, couldNotAnswer, ended, expired
    }

    public enum State: Sendable, Hashable {
        case open(attemptsLeft: Int)
        case verified
        case closed(Outcome)
    }

    public init(
        id: ID<Call>, account: ID<Account>, agent: ID<Agent>, openedAt: Date, attempts: Int = 0,
        verifiedAt: Date? = nil, method: VerificationMethod? = nil, closed: Closing? = nil
    ) {
        self.id = id
        self.account = account
        self.agent = agent
        self.openedAt = openedAt
        self.attempts = attempts
        self.verifiedAt = verifiedAt
        self.method = method
        self.closed = closed
    }

    public var expiresAt: Date { openedAt.addingTimeInterval(Self.lifetime) }

    public func state(at now: Date) -> State {
        if let closed { return .closed(closed.outcome) }
        if now >= expiresAt { return .closed(verifiedAt == nil ? .expired : .verified) }
        return verifiedAt == nil ? .open(attemptsLeft: max(0, Self.attemptsAllowed - attempts)) : .verified
    }

    /// The call once an attempt has been taken; nil when it takes none.
    public func takingAttempt(of wanted: VerificationMethod = .securityQuestion, at now: Date) -> Call? {
        switch state(at: now) {
        case .open(let left): left > 0 ? with(attempts: attempts + 1) : nil
        case .verified: mayProveMore(by: wanted) ? with(attempts: attempts + 1) : nil
        case .closed: nil
        }
    }

    /// Whether a verified call still takes an attempt of `wanted`.
    public func mayProveMore(by wanted: VerificationMethod) -> Bool {
        guard let method else { return false }
        return method < wanted && attempts < Self.attemptsAllowed
    }

    /// The call once the result of an attempt it had taken is known; one that is verified or closed stays as it is.
    ///
    /// `pending` counts the *other* attempts of this call that are still being checked. The call fails when the last of
    /// them is known: the right answer may be among them.
    public func settling(
        _ result: AttemptResult, of given: VerificationMethod = .securityQuestion, pending: Int = 0, at now: Date
    ) -> Call {
        if state(at: now) == .verified { return settlingVerified(result, of: given) }
        guard case .open = state(at: now), attempts > 0 else { return self }
        switch result {
        case .verified: return with(verifiedAt: now, method: given)
        case .notChecked: return with(attempts: attempts - 1)
        case .soundsAlike, .wrong:
            return attempts >= Self.attemptsAllowed && pending == 0 ? closing(.failed, at: now) : self
        }
    }

    private func settlingVerified(_ result: AttemptResult, of given: VerificationMethod) -> Call {
        switch result {
        case .verified: with(method: max(method ?? given, given))
        case .notChecked: (method ?? given) < given ? with(attempts: max(0, attempts - 1)) : self
        case .soundsAlike, .wrong: self
        }
    }

    /// The call once the agent has ended it (or its time was up); a closed call stays as it is.
    public func ending(_ ending: Ending, at now: Date) -> Call {
        switch state(at: now) {
        case .closed(let outcome): closed == nil ? closing(outcome, at: expiresAt) : self
        case .verified: closing(.verified, at: now)
        case .open: closing(ending == .couldNotAnswer ? .couldNotAnswer : .ended, at: now)
        }
    }

    /// The call once the owner has said that it was not them: over, and verified by nothing; a closed call stays as it is.
    public func withdrawing(at now: Date) -> Call {
        guard closed == nil else { return self }
        let never = Call(id: id, account: account, agent: agent, openedAt: openedAt, attempts: attempts)
        return never.ending(.ended, at: now)
    }

    public enum Ending: String, Sendable {
        case couldNotAnswer, ended
    }

    private func closing(_ outcome: Outcome, at now: Date) -> Call {
        with(closed: Closing(outcome: outcome, at: now))
    }

    private func with(
        attempts: Int? = nil, verifiedAt: Date? = nil, method: VerificationMethod? = nil, closed: Closing? = nil
    ) -> Call {
        Call(
            id: id, account: account, agent: agent, openedAt: openedAt, attempts: attempts ?? self.attempts,
            verifiedAt: verifiedAt ?? self.verifiedAt, method: method ?? self.method, closed: closed ?? self.closed)
    }
}
