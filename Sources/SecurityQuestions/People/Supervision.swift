import Foundation

/// Why an agent's checks pause.
public enum AgentPause: Sendable, Hashable {
    /// Ten wrong attempts within an hour; it ends by itself.
    case until(Date)
    /// Until a supervisor resumes.
    case bySupervisor
}

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

/// What an agent did on one day (in UTC).
public struct AgentDay: Sendable, Hashable {
    public let agent: ID<Agent>
    /// The number of the day since 1 January 1970.
    public let day: Int
    public let checks: Int
    /// Answers and codes that did not match.
    public let wrong: Int
    public let verified: Int

    public init(agent: ID<Agent>, day: Int, checks: Int, wrong: Int, verified: Int) {
        self.agent = agent
        self.day = day
        self.checks = checks
        self.wrong = wrong
        self.verified = verified
    }
}

/// What a supervisor searches the audit log for. What is nil does not limit it.
public struct AuditQuery: Sendable {
    /// Events of accounts of these brands, and events without an account.
    public var brands: [Brand.ID]
    public var account: ID<Account>?
    public var agent: ID<Agent>?
    public var kinds: [AuditEvent.Kind] = []
    public var from: Date?
    public var until: Date?
    /// Older than the entry of this number.
    public var before: Int64?

    public init(brands: [Brand.ID]) { self.brands = brands }
}
