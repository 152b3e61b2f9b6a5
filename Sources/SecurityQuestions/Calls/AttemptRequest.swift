/// An attempt that an agent asks for. Its id comes with the form, so a double click is the same attempt.
package struct AttemptRequest: Sendable {
    package let attempt: ID<Attempt>
    package let call: ID<Call>
    package let agent: Agent
    /// The network address it came from, where there is one.
    package let address: String?

    package init(_ attempt: ID<Attempt>, in call: ID<Call>, by agent: Agent, from address: String?) {
        (self.attempt, self.call, self.agent, self.address) = (attempt, call, agent, address)
    }
}
