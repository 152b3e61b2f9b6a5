import Phrasebook
import SecurityQuestions

extension WebServices {
    /// The agent of an address, as `client` acts for them. One that does not exist and one that was not granted look the same.
    func agent(_ address: String, for client: Client) async throws -> Agent {
        let found: Agent?
        if let email = EmailAddress(address) {
            found = try await stores.agent(email: email)?.agent
        } else {
            found = nil
        }
        guard let agent = found, client.actsFor(agent) else { throw Problem(.agentNotAllowed) }
        return agent.acting(through: client)
    }

    /// The agent of a call that `client` has opened, as it acts for them now.
    func agent(of call: ID<Call>, for client: Client) async throws -> Agent {
        guard let agent = try await stores.agent(ofCall: call, openedBy: client.id) else { throw Problem.notFound }
        guard client.actsFor(agent) else { throw Problem(.agentNotAllowed) }
        return agent.acting(through: client)
    }

    /// The call as it is told.
    func told(_ call: ID<Call>, of agent: Agent) async throws -> CallTold {
        try told(try await view(call, of: agent))
    }

    func told(_ view: CallView) throws -> CallTold {
        guard let policy = brands[view.facts.brand]?.policy else { throw Problem.notFound }
        return CallTold(view, policy)
    }

    /// A call that the agent's client has opened.
    func view(_ call: ID<Call>, of agent: Agent) async throws -> CallView {
        guard let client = agent.client, let found = try await stores.callView(call, openedBy: client),
            found.agent.id == agent.id
        else { throw Problem.notFound }
        return found.view
    }

    /// Likewise, for a client that still acts for the agent.
    func view(_ call: ID<Call>, for client: Client) async throws -> CallView {
        guard let found = try await stores.callView(call, openedBy: client.id) else { throw Problem.notFound }
        guard client.actsFor(found.agent) else { throw Problem(.agentNotAllowed) }
        return found.view
    }
}
