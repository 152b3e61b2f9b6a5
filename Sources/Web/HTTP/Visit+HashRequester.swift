import SecurityQuestions

extension Visit {
    /// Who asks for a hash on a page behind log-in, whatever for. Before log-in it is a name or a link that counts.
    var requester: HashRequester {
        switch who {
        case .member(let session, let token):
            .member(session.member.id, of: session.account.id, session: token.hash, from: address)
        case .agent(let session, let token): .agent(session.agent.id, session: token.hash)
        case .visitor: .logIn("", at: place.login, from: address)
        }
    }
}

extension AgentContext {
    /// While a caller waits.
    var check: HashRequester { .check(by: agent.id, session: token.hash) }
}
