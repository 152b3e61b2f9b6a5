/// An agent's session on the care desk.
public struct AgentSession: Sendable {
    public let session: Session
    public let agent: Agent

    public init(session: Session, agent: Agent) {
        self.session = session
        self.agent = agent
    }
}
