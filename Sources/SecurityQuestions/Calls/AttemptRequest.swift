/// An attempt that an agent asks for. Its id comes with the form, so a double click is the same attempt.
package struct AttemptRequest: Sendable {
    package let attempt: ID<Attempt>
    package let call: ID<Call>
    package let agent: Agent
    /// The network address it came from, where there is one.
    let address: String?
    /// Six digits in the field of the answer may be a support code that landed there: an answer would cost an attempt, so the agent is
    /// asked first, where a code could be checked. False once they were.
    package let asksAboutDigits: Bool
    /// What a client has named it by: claimed where the attempt is taken, and only then.
    package let named: KeptRequest?

    package init(
        _ attempt: ID<Attempt>, in call: ID<Call>, by agent: Agent, from address: String?,
        asksAboutDigits: Bool = false, named: KeptRequest? = nil
    ) {
        (self.attempt, self.call, self.agent, self.address) = (attempt, call, agent, address)
        (self.asksAboutDigits, self.named) = (asksAboutDigits, named)
    }
}
