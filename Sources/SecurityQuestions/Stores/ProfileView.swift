import Foundation

/// An agent's own log-in, and their latest calls.
package struct ProfileView: Sendable {
    /// The latest seen first.
    package let sessions: [Session]
    package let secondFactor: SecondFactor?
    /// The latest first.
    package let calls: [RecentCall]
    /// The moment that it is the state of.
    package let now: Date

    package struct RecentCall: Sendable {
        package let call: Call
        package let accountNumber: String

        package init(call: Call, accountNumber: String) {
            self.call = call
            self.accountNumber = accountNumber
        }
    }

    package init(sessions: [Session], secondFactor: SecondFactor?, calls: [RecentCall], now: Date) {
        self.sessions = sessions
        self.secondFactor = secondFactor
        self.calls = calls
        self.now = now
    }
}
