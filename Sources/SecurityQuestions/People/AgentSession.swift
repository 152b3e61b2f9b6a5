/// An agent's session on the care desk.
public struct AgentSession: Sendable {
    public let session: Session
    public let agent: Agent
    public let hasSecondFactor: Bool
    /// Whether pages have keys of their own for them.
    package let usesKeys: Bool
    /// The calls that they have under way, the latest first.
    package var openCalls: [OpenCallView] = []

    package init(session: Session, agent: Agent, hasSecondFactor: Bool, usesKeys: Bool) {
        self.usesKeys = usesKeys
        self.session = session
        self.agent = agent
        self.hasSecondFactor = hasSecondFactor
    }
}
