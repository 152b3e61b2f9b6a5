import Foundation
import SpokenAnswers

/// One phone conversation on the care desk: a pure state machine.
///
///     open ──right answer, right code──▶ verified ──end, time──▶ closed(verified)
///      │ ├──third wrong attempt─▶ closed(failed)
///      │ ├──could not answer───▶ closed(couldNotAnswer)
///      │ └──end────────────────▶ closed(ended)
///      └───15 minutes──────────▶ closed(expired)
///     closed by the agent ──undo, within seconds──▶ open, verified
///
/// A call that was verified by the question may still be verified by a code, which proves more. The fifteen minutes are counted
/// from when it was opened, or from when the agent asked for more; attempts are counted once for all.
public struct Call: Sendable {
    public let id: ID<Call>
    public let account: ID<Account>
    public let agent: ID<Agent>
    public let openedAt: Date
    /// How many attempts were taken, right ones included.
    public private(set) var attempts: Int
    public private(set) var verifiedAt: Date?
    /// The strongest method that was given; there as soon as it is verified.
    public private(set) var method: VerificationMethod?
    public private(set) var closed: Closing?
    /// Who is said to be calling; nil where nobody was asked.
    package private(set) var caller: Caller?
    /// How many names were given that are not the name of somebody who may call.
    package private(set) var names: Int
    /// When the agent asked for more time last.
    package private(set) var keptOpenAt: Date?
    /// The client that has opened it for the agent; nil where the agent has.
    package let client: Client.ID?
    /// What that client says of it.
    package let metadata: CallMetadata

    public static let lifetime: TimeInterval = 15 * 60
    public static let attemptsAllowed = 3
    package static let namesAllowed = 3
    /// An end can be taken back for so long on the page …
    package static let undoShown: TimeInterval = 5
    /// … and for so long by the store: page and request take their time.
    package static let undoTaken: TimeInterval = 10

    public struct Closing: Sendable, Hashable {
        public let outcome: Outcome
        public let at: Date
        /// The agent has ended it, and nobody else would have.
        package let isUndoable: Bool

        package init(outcome: Outcome, at: Date, isUndoable: Bool = false) {
            (self.outcome, self.at, self.isUndoable) = (outcome, at, isUndoable)
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

    package init(
        id: ID<Call>, account: ID<Account>, agent: ID<Agent>, openedAt: Date, attempts: Int = 0,
        verifiedAt: Date? = nil, method: VerificationMethod? = nil, closed: Closing? = nil, caller: Caller? = nil,
        names: Int = 0, keptOpenAt: Date? = nil, client: Client.ID? = nil,
        metadata: CallMetadata = .none
    ) {
        (self.id, self.account, self.agent, self.openedAt) = (id, account, agent, openedAt)
        (self.attempts, self.verifiedAt, self.method, self.closed) = (attempts, verifiedAt, method, closed)
        (self.caller, self.names, self.keptOpenAt, self.client) = (caller, names, keptOpenAt, client)
        self.metadata = metadata
    }

    public var expiresAt: Date { (keptOpenAt ?? openedAt).addingTimeInterval(Self.lifetime) }

    public func state(at now: Date) -> State {
        if let closed { return .closed(closed.outcome) }
        if now >= expiresAt { return .closed(verifiedAt == nil ? .expired : .verified) }
        return verifiedAt == nil ? .open(attemptsLeft: max(0, Self.attemptsAllowed - attempts)) : .verified
    }

    /// The call once an attempt has been taken; nil when it takes none.
    public func takingAttempt(of wanted: VerificationMethod = .securityQuestion, at now: Date) -> Call? {
        switch state(at: now) {
        case .open(let left): left > 0 ? changed { $0.attempts += 1 } : nil
        case .verified: mayProveMore(by: wanted) ? changed { $0.attempts += 1 } : nil
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
        case .verified: return changed { ($0.verifiedAt, $0.method) = (now, given) }
        case .notChecked: return changed { $0.attempts -= 1 }
        case .soundsAlike, .wrong:
            return attempts >= Self.attemptsAllowed && pending == 0 ? closing(.failed, at: now) : self
        }
    }

    private func settlingVerified(_ result: AttemptResult, of given: VerificationMethod) -> Call {
        switch result {
        case .verified: changed { $0.method = max(method ?? given, given) }
        case .notChecked: (method ?? given) < given ? changed { $0.attempts = max(0, attempts - 1) } : self
        case .soundsAlike, .wrong: self
        }
    }

    /// The call once the agent has ended it (or its time was up); a closed call stays as it is.
    public func ending(_ ending: Ending, at now: Date) -> Call {
        switch state(at: now) {
        case .closed(let outcome): closed == nil ? closing(outcome, at: expiresAt) : self
        case .verified: closing(.verified, at: now, isUndoable: true)
        case .open: closing(ending == .couldNotAnswer ? .couldNotAnswer : .ended, at: now, isUndoable: true)
        }
    }

    /// The call once the owner has said that it was not them: over, and verified by nothing; a closed call stays as it is.
    public func withdrawing(at now: Date) -> Call {
        guard closed == nil else { return self }
        let never = changed { ($0.verifiedAt, $0.method) = (nil, nil) }
        let isInTime = now < expiresAt
        return never.closing(isInTime ? .ended : .expired, at: isInTime ? now : expiresAt)
    }

    public enum Ending: String, Sendable {
        case couldNotAnswer, ended
    }

    private func closing(_ outcome: Outcome, at now: Date, isUndoable: Bool = false) -> Call {
        changed { $0.closed = Closing(outcome: outcome, at: now, isUndoable: isUndoable) }
    }

    private func changed(_ change: (inout Call) -> Void) -> Call {
        var call = self
        change(&call)
        return call
    }
}

/// What an agent does in a call besides checking.
extension Call {
    /// Whether a name that the caller gives is compared.
    package func takesName(at now: Date) -> Bool {
        guard case .open = state(at: now), names < Self.namesAllowed else { return false }
        return switch caller {
        case nil, .unknown, .mayNotCall: true
        case .known, .somebodyElse: false
        }
    }

    /// The call once it is known, or not, who the caller is said to be.
    package func naming(_ caller: Caller) -> Call {
        changed { call in
            call.caller = caller
            switch caller {
            case .unknown, .mayNotCall: call.names += 1
            case .known, .somebodyElse: break
            }
        }
    }

    /// The call with fifteen minutes from now; nil where it is over.
    package func keepingOpen(at now: Date) -> Call? {
        isUnderWay(at: now) ? changed { $0.keptOpenAt = now } : nil
    }

    /// The call, whose end is taken back no more: the owner has stopped its account's calls since. One that is too old for that
    /// stays as it is.
    package func endingForGood(at now: Date) -> Call {
        guard let closed, closed.isUndoable, closed.at > now.addingTimeInterval(-Self.undoTaken) else { return self }
        return closing(closed.outcome, at: closed.at)
    }

    /// Until when the end can be taken back; nil where it cannot.
    package var undoableUntil: Date? {
        guard let closed, closed.isUndoable else { return nil }
        return closed.at.addingTimeInterval(Self.undoTaken)
    }

    /// The call once its end is taken back; nil where it is too late.
    package func reopening(at now: Date) -> Call? {
        guard let undoableUntil, now < undoableUntil, now < expiresAt else { return nil }
        return changed { $0.closed = nil }
    }
}
