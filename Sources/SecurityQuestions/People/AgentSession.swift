/// An agent's session on the care desk.
public struct AgentSession: Sendable {
    public let session: Session
    public let agent: Agent
    public let hasSecondFactor: Bool
    /// Whether pages have keys of their own for them.
    package let usesKeys: Bool
    /// How the company's provider let them in; nil for a session that began here.
    package let company: Company?
    /// The calls that they have under way, the latest first.
    package var openCalls: [OpenCallView] = []

    package struct Company: Sendable, Hashable {
        /// Whether it asked for a second factor, as the configuration demands.
        package let hasFactor: Bool

        package init(hasFactor: Bool) { self.hasFactor = hasFactor }
    }

    package init(session: Session, agent: Agent, hasSecondFactor: Bool, usesKeys: Bool, company: Company? = nil) {
        self.company = company
        self.usesKeys = usesKeys
        self.session = session
        self.agent = agent
        self.hasSecondFactor = hasSecondFactor
    }
}
