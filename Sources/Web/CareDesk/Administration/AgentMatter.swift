import Phrasebook
import SecurityQuestions

/// What can be changed about an agent; each has a page of its own, with what it does and a field for the reason.
enum AgentMatter: String, CaseIterable, Sendable {
    case name, role, brands, password, sessions
    case secondFactor = "second-factor"
    case disable, enable

    /// Those that would change something now.
    static func open(for access: AgentAccess, by manager: AgentManager) -> [AgentMatter] {
        allCases.filter { matter in
            switch matter {
            case .name: true
            case .role: manager.roles.count > 1
            case .brands: manager.brands.count > 1
            case .password, .disable: !access.agent.isDisabled
            case .enable: access.agent.isDisabled
            case .sessions: access.sessions > 0
            case .secondFactor: access.hasSecondFactor
            }
        }
    }

    /// Whether it may just have been done: a link that says so shows it to nobody where it cannot be.
    func isDone(_ access: AgentAccess) -> Bool {
        switch self {
        case .name, .role, .brands: true
        case .password: access.linkUntil != nil
        case .sessions: access.sessions == 0
        case .secondFactor: !access.hasSecondFactor
        case .disable: access.agent.isDisabled
        case .enable: !access.agent.isDisabled
        }
    }

    var words: AgentAccessWords.Matter {
        switch self {
        case .name: AgentAccessWords.name
        case .role: AgentAccessWords.role
        case .brands: AgentAccessWords.brands
        case .password: AgentAccessWords.password
        case .sessions: AgentAccessWords.sessions
        case .secondFactor: AgentAccessWords.secondFactor
        case .disable: AgentAccessWords.disable
        case .enable: AgentAccessWords.enable
        }
    }
}

extension Links {
    static func agentMatter(_ matter: AgentMatter, of id: ID<Agent>) -> String {
        "\(agentAccess)/\(id)/\(matter.rawValue)"
    }
}
