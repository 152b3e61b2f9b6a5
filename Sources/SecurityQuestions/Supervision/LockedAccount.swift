/// An account whose question does not take attempts at present.
public struct LockedAccount: Sendable {
    public let account: Account
    public let state: GuessBudget.State

    public init(account: Account, state: GuessBudget.State) {
        self.account = account
        self.state = state
    }
}
