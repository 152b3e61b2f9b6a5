/// An agent's session on the care desk.
public struct AgentSession: Sendable {
    public let session: Session
    public let agent: Agent
    public let hasSecondFactor: Bool

    public init(session: Session, agent: Agent, hasSecondFactor: Bool) {
        self.session = session
        self.agent = agent
        self.hasSecondFactor = hasSecondFactor
    }
}
