/// A member's own log-in, and the question of their account.
public struct SettingsView: Sendable {
    public let answer: SealedAnswer?
    public let budget: GuessBudget?
    /// The latest seen first.
    public let sessions: [Session]
    public let secondFactor: SecondFactor?

    package init(answer: AnswerRecord?, sessions: [Session], secondFactor: SecondFactor?) {
        self.answer = answer?.answer
        budget = answer?.budget
        self.sessions = sessions
        self.secondFactor = secondFactor
    }
}
