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
