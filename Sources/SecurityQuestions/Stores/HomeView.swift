import Foundation

/// What goes on with an account.
package struct HomeView: Sendable {
    /// The account's latest code.
    package let supportCode: SupportCode?
    /// Newest first.
    package let events: [RecordedEvent]
    /// Under way, newest first.
    package let calls: [Call]
    /// The latest of the account.
    package let announcement: CallAnnouncement?
    /// Whether the account's question is checked.
    package let standing: AccountStanding
    /// The moment that it is the state of.
    package let now: Date

    package init(
        supportCode: SupportCode?, events: [RecordedEvent], calls: [Call], announcement: CallAnnouncement?,
        standing: AccountStanding, now: Date
    ) {
        self.supportCode = supportCode
        self.events = events
        self.calls = calls
        self.announcement = announcement
        self.standing = standing
        self.now = now
    }
}
