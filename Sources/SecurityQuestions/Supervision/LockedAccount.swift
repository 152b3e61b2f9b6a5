/// An account whose question does not take attempts at present.
public struct LockedAccount: Sendable {
    public let account: Account
    public let slot: Int
    public let state: GuessBudget.State

    public init(account: Account, slot: Int, state: GuessBudget.State) {
        self.account = account
        self.slot = slot
        self.state = state
    }
}
