import Foundation

/// "I am calling Customer Care now", as somebody of the account has said it in the Office Manager: the latest of an account.
///
///     waiting ──first call opened──▶ bound to that call, which alone has the two words
///        └──────10 minutes─────────▶ over
///
/// Another call that is opened within the ten minutes, or while the bound one is under way, has no words, and both sides are
/// warned: one of the two is not the customer's. What the words prove, and to whom: `docs/decisions/0029-the-customer-says-the-words.md`.
package struct CallAnnouncement: Sendable {
    /// Comes with the form.
    package let id: ID<CallAnnouncement>
    package let account: ID<Account>
    package let announcedAt: Date
    /// The call that is bound to it.
    package let call: ID<Call>?
    /// When another call was opened, the latest of them.
    package let otherCallAt: Date?
    /// Whether the caller knew the two words, as the agent ticked it.
    package let wordsKnown: Bool?

    package static let lifetime: TimeInterval = 10 * 60

    package init(
        id: ID<CallAnnouncement>, account: ID<Account>, announcedAt: Date, call: ID<Call>? = nil,
        otherCallAt: Date? = nil, wordsKnown: Bool? = nil
    ) {
        self.id = id
        self.account = account
        self.announcedAt = announcedAt
        self.call = call
        self.otherCallAt = otherCallAt
        self.wordsKnown = wordsKnown
    }

    package var expiresAt: Date { announcedAt.addingTimeInterval(Self.lifetime) }

    /// Whether it waits for a call at `now`.
    package func isWaiting(at now: Date) -> Bool { call == nil && now < expiresAt }

    /// What there is to compare in a call about the account.
    package func words(of call: Call) -> CallWords {
        if self.call == call.id { return .shared(known: wordsKnown, otherCallAt: otherCallAt) }
        let isMeanwhile = call.openedAt < expiresAt || otherCallAt.map { call.openedAt <= $0 } == true
        return self.call != nil && call.openedAt >= announcedAt && isMeanwhile ? .otherCall : .none
    }

    /// With a call that has just been opened; nil where it comes too late to change anything.
    ///
    /// - Parameter isBoundCallUnderWay: whether the call goes on that is bound to it, however long ago it was announced.
    package func opening(_ opened: ID<Call>, isBoundCallUnderWay: Bool, at now: Date) -> CallAnnouncement? {
        guard now < expiresAt || isBoundCallUnderWay else { return nil }
        return call == nil ? with(call: opened) : with(otherCallAt: now)
    }

    /// With what the agent has ticked.
    package func ticking(_ known: Bool) -> CallAnnouncement { with(wordsKnown: known) }

    private func with(call: ID<Call>? = nil, otherCallAt: Date? = nil, wordsKnown: Bool? = nil) -> CallAnnouncement {
        CallAnnouncement(
            id: id, account: account, announcedAt: announcedAt, call: call ?? self.call,
            otherCallAt: otherCallAt ?? self.otherCallAt, wordsKnown: wordsKnown ?? self.wordsKnown)
    }
}
