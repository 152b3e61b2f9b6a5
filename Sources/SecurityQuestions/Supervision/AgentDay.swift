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
