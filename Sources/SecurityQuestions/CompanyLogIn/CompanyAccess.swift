/// Who may do what at the care desk, by the groups that the company's provider names.
package struct CompanyAccess: Sendable {
    package struct Rule: Sendable, Hashable {
        /// To the byte.
        package let group: String
        package let role: Agent.Role
        package let brands: [Brand.ID]

        package init(group: String, role: Agent.Role, brands: [Brand.ID]) {
            (self.group, self.role, self.brands) = (group, role, brands)
        }
    }

    package let rules: [Rule]
    /// Whether somebody whom nobody has added becomes an agent by their first log-in.
    package let makesAgents: Bool
    /// Whether an agent who is here already is known by an address that the provider says is verified.
    package let linksByEmail: Bool

    package init(rules: [Rule], makesAgents: Bool, linksByEmail: Bool) {
        (self.rules, self.makesAgents, self.linksByEmail) = (rules, makesAgents, linksByEmail)
    }

    package struct Rights: Sendable, Hashable {
        package let role: Agent.Role
        package let brands: [Brand.ID]
    }

    /// The brands of all groups that match, and the highest of their roles; nil where none does.
    package func rights(of groups: [String]) -> Rights? {
        let matching = rules.filter { rule in groups.contains { $0.utf8.elementsEqual(rule.group.utf8) } }
        guard let role = matching.map(\.role).max(by: { $0.height < $1.height }) else { return nil }
        let brands = matching.flatMap(\.brands)
        return Rights(role: role, brands: brands.enumerated().filter { !brands[..<$0].contains($1) }.map(\.element))
    }
}

extension Agent.Role {
    fileprivate var height: Int {
        switch self {
        case .agent: 0
        case .supervisor: 1
        case .administrator: 2
        }
    }
}
