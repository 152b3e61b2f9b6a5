import Foundation

/// What a page shows, each by one read and so of one state of the database: a page never contradicts itself.
public protocol PageStore: Sendable {
    /// What the page of a call shows; nil where the call is not this agent's.
    func callView(_ call: ID<Call>, agent: ID<Agent>, at now: Date) async throws -> CallView?

    /// What Settings shows of a member of `account`.
    func settingsView(of member: ID<Member>, account: ID<Account>, at now: Date) async throws -> SettingsView

    /// What Home shows: `limit` events at most, newest first.
    func homeView(of account: ID<Account>, events limit: Int, at now: Date) async throws -> HomeView
}

/// A call with what is known of its account, its answer and its agent at one moment.
public struct CallView: Sendable {
    public let call: Call
    public let account: Account
    public let answer: SealedAnswer?
    public let budget: GuessBudget?
    public let lastAttempt: Attempt?
    public let pause: AgentPause?
    public let recentChange: RecentChange?

    package init(
        call: Call, account: Account, answer: AnswerRecord?, lastAttempt: Attempt?, pause: AgentPause?,
        recentChange: RecentChange?
    ) {
        self.call = call
        self.account = account
        self.answer = answer?.answer
        budget = answer?.budget
        self.lastAttempt = lastAttempt
        self.pause = pause
        self.recentChange = recentChange
    }
}

/// A member's own log-in, and the question of their account.
public struct SettingsView: Sendable {
    public let answer: SealedAnswer?
    public let budget: GuessBudget?
    /// The latest seen first.
    public let sessions: [Session]
    public let secondFactor: SecondFactor?
    public let recentChange: RecentChange?

    package init(
        answer: AnswerRecord?, sessions: [Session], secondFactor: SecondFactor?, recentChange: RecentChange?
    ) {
        self.answer = answer?.answer
        budget = answer?.budget
        self.sessions = sessions
        self.secondFactor = secondFactor
        self.recentChange = recentChange
    }
}

/// What goes on with an account.
public struct HomeView: Sendable {
    /// The account's latest code.
    public let supportCode: SupportCode?
    /// Newest first.
    public let events: [RecordedEvent]
    /// Under way, newest first.
    public let calls: [Call]

    package init(supportCode: SupportCode?, events: [RecordedEvent], calls: [Call]) {
        self.supportCode = supportCode
        self.events = events
        self.calls = calls
    }
}
