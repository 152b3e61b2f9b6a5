import Foundation

/// The agent ticks whether the caller knew the two words. It is recorded and nothing else: it verifies nobody.
package struct CallWordsTick: Sendable {
    /// As it is to be kept.
    package let announcement: CallAnnouncement
    package let event: AuditEvent

    /// Nil where the call has no words or is over, or it was ticked so before.
    package init?(
        _ known: Bool, in call: Call, announcement: CallAnnouncement?, by origin: AuditOrigin, at now: Date
    ) {
        guard let announcement, case .shared(let before, _) = announcement.words(of: call), before != known else {
            return nil
        }
        if case .closed = call.state(at: now) { return nil }
        self.announcement = announcement.ticking(known)
        event = origin.event(
            known ? .callWordsKnown : .callWordsNotKnown, at: now, account: call.account, call: call.id)
    }
}
