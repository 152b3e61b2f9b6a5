import Foundation

/// A member's own log-in, and the question of their account.
package struct SettingsView: Sendable {
    package let answer: AnswerRecord?
    /// The latest seen first.
    package var sessions: [Session]
    package let secondFactor: SecondFactor?
    /// An address that waits to be confirmed.
    package let pendingEmail: PendingEmail?
    /// Whether the account's question is checked.
    package let standing: AccountStanding
    /// The moment that it is the state of.
    package let now: Date

    package init(
        answer: AnswerRecord?, sessions: [Session], secondFactor: SecondFactor?, pendingEmail: PendingEmail?,
        standing: AccountStanding, now: Date
    ) {
        self.answer = answer
        self.sessions = sessions
        self.secondFactor = secondFactor
        self.pendingEmail = pendingEmail
        self.standing = standing
        self.now = now
    }
}
