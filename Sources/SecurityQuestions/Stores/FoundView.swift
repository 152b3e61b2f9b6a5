import Foundation

/// What an agent sees of an account before a call is opened.
package struct FoundView: Sendable {
    package let account: Account
    package let standing: AccountStanding
    /// The moment that it is the state of.
    package let now: Date

    package init(account: Account, standing: AccountStanding, now: Date) {
        (self.account, self.standing, self.now) = (account, standing, now)
    }

    /// Whether the agent has to be told something before a call is opened.
    package var hasToBeRead: Bool { account.status != .active || standing.trouble(at: now) != nil }
}
