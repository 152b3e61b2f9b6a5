/// Who changes something about the people of the care desk.
package enum AgentManager: Sendable {
    /// Whoever runs commands on the server.
    case host
    /// - Parameter delegating: the brands whose supervisors may manage agents.
    case agent(Agent, delegating: Set<Brand.ID>)

    package enum Refusal: Error, Sendable, Hashable {
        /// Nobody changes their own role, brands or factor, or ends their own access.
        case oneself
        /// They serve, or would serve, brands that the other does not.
        case otherBrands
        /// An administrator's work, or a brand's that leaves it to administrators.
        case administratorsOnly
        case disabled
        case unknownAgent
        /// Whoever serves no brand could do nothing.
        case brandMissing
        case nameUnusable
        case reasonMissing
    }

    /// Nil where they may. A supervisor manages agents, never other supervisors or administrators.
    ///
    /// - Parameter target: as they are; and as they would be, where that is another.
    package func refusal(of target: Agent, becoming changed: Agent) -> Refusal? {
        guard case .agent(let manager, let delegating) = self else { return nil }
        guard manager.id != target.id else { return .oneself }
        guard !manager.isDisabled else { return .administratorsOnly }
        switch manager.role {
        case .agent: return .administratorsOnly
        case .administrator: break
        case .supervisor:
            guard target.role == .agent, changed.role == .agent,
                Set(target.brands + changed.brands).isSubset(of: delegating)
            else { return .administratorsOnly }
        }
        guard target.serves(onlyBrandsOf: manager), changed.serves(onlyBrandsOf: manager) else { return .otherBrands }
        return nil
    }

    /// Those that they may give somebody.
    package var roles: [Agent.Role] {
        switch self {
        case .host: Agent.Role.allCases
        case .agent(let manager, _):
            switch manager.role {
            case .agent: []
            case .administrator: Agent.Role.allCases
            case .supervisor: [.agent]
            }
        }
    }

    /// Likewise. Whoever runs commands is told by the configuration.
    package var brands: [Brand.ID] {
        switch self {
        case .host: []
        case .agent(let manager, let delegating):
            switch manager.role {
            case .agent: []
            case .administrator: manager.brands
            case .supervisor: manager.brands.filter(delegating.contains)
            }
        }
    }
}
