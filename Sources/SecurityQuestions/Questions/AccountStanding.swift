import Foundation

/// Whether an account's question and codes can be checked on the phone, whichever agent asks: one reading for the check itself,
/// Home, Settings, "Account found" and the call.
package struct AccountStanding: Sendable {
    package let status: Account.Status
    /// Of the answer that would be checked; nil where there is none.
    package let budget: GuessBudget?
    /// The owner has reported "this was not me": whoever has their password could get a code as well.
    package let isReported: Bool
    /// When the answer died or the report came, as the audit log has it; nil where it has not, and nobody needs to know.
    package let recordedAt: Date?
    /// Since when nothing of the whole brand is checked (``StopBrand``); nil where it is.
    package let brandStoppedAt: Date?

    package init(
        status: Account.Status, budget: GuessBudget?, isReported: Bool, recordedAt: Date? = nil,
        brandStoppedAt: Date? = nil
    ) {
        self.brandStoppedAt = brandStoppedAt
        self.status = status
        self.budget = budget
        self.isReported = isReported
        self.recordedAt = recordedAt
    }

    /// What stands in the way of `method`.
    package func obstacle(to method: VerificationMethod, at now: Date) -> AttemptRefusal? {
        if brandStoppedAt != nil { return .brandStopped }
        if status == .closed { return .accountClosed }
        switch method {
        case .supportCode:
            // Nobody can have got a code before the account was activated.
            return status == .pending ? .noAnswer : isReported ? .reported : nil
        case .securityQuestion:
            guard let budget else { return .noAnswer }
            switch budget.state(at: now) {
            case .reported: return .reported
            case .dead: return .dead
            case .locked(let until): return .locked(until: until)
            case .open: return nil
            }
        }
    }

    /// What is told of the question wherever the account is shown; nil where there is nothing to tell.
    package func trouble(at now: Date) -> CheckTrouble? {
        switch obstacle(to: .securityQuestion, at: now) {
        case .brandStopped: CheckTrouble(.brandStopped, since: brandStoppedAt)
        case .locked(let until): CheckTrouble(.locked(until: until), since: budget?.lockedSince)
        case .dead: CheckTrouble(.dead, since: recordedAt)
        case .reported:
            CheckTrouble(budget?.reportEndsAtLogin == true ? .stoppedByLink : .stopped, since: recordedAt)
        default: nil
        }
    }

    /// How many answers a new call could take; nil where none can be checked.
    package func attemptsLeft(at now: Date) -> Int? {
        guard obstacle(to: .securityQuestion, at: now) == nil, case .open(let left) = budget?.state(at: now) else {
            return nil
        }
        return min(left, Call.attemptsAllowed)
    }
}

/// Why the question of an account is not checked, as every page tells it.
package struct CheckTrouble: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        case locked(until: Date)
        /// Ten wrong answers in total.
        case dead
        /// "This was not me": neither the question nor a code is checked.
        case stopped
        /// The same, by the link of a notice: until an owner logs in.
        case stoppedByLink
        /// Nothing of the whole brand is checked.
        case brandStopped

        /// Whether neither the question nor a code is checked.
        package var stopsCodes: Bool { [.stopped, .stoppedByLink, .brandStopped].contains(self) }
    }

    package let kind: Kind
    package let since: Date?

    package init(_ kind: Kind, since: Date?) {
        (self.kind, self.since) = (kind, since)
    }
}
