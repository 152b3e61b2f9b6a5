import Foundation

/// A machine that uses the interface for programs: a CRM, a billing system. It acts for agents who are granted to it, never for
/// itself: every look-up, call and attempt of it is an agent's as well.
package struct Client: Sendable {
    /// Its name, which is its user name too. Never used again for another one, so that an entry of the log means one client.
    package let id: ID
    package let brand: Brand.ID
    package let permissions: Set<Permission>
    package let agents: Agents
    /// From where it may ask; anywhere where none is named.
    package let networks: [CIDRBlock]
    /// One of these it has to show beside its secret; by the secret alone where none is named.
    package let certificates: Set<ClientCertificate.Mark>
    /// So many wrong attempts within an hour, over all its agents, pause it (``ClientBudget``).
    package let wrongAllowed: Int
    package let isDisabled: Bool
    /// The newest first; one, or two while one takes the place of the other.
    package let secrets: [ClientSecret]

    package typealias ID = String

    /// What a client may ask for.
    package enum Permission: String, Sendable, CaseIterable {
        case readCalls = "calls.read"
        case writeCalls = "calls.write"
        case readGrants = "grants.read"
        case writeGrants = "grants.write"
        case readEvents = "events.read"
        case writeWebhooks = "webhooks.write"
        case readAccounts = "accounts.read"
        case writeAccounts = "accounts.write"
        case readMembers = "members.read"
        case writeMembers = "members.write"
        /// Of a telephone menu, and of nothing else: no person stands behind it.
        case checkCodes = "codes.check"

        /// What a client may do that nothing was said about.
        package static let usual: Set<Permission> = [.readCalls, .writeCalls, .readGrants, .writeGrants]
    }

    /// For whom it may act.
    package enum Agents: Sendable, Hashable {
        /// Everybody who serves its brand.
        case ofBrand
        case named(Set<SecurityQuestions.ID<Agent>>)
    }

    package init(
        id: ID, brand: Brand.ID, permissions: Set<Permission>, agents: Agents = .named([]), networks: [CIDRBlock] = [],
        certificates: Set<ClientCertificate.Mark> = [], wrongAllowed: Int = ClientBudget.wrongAllowed,
        isDisabled: Bool = false, secrets: [ClientSecret]
    ) {
        (self.id, self.brand, self.permissions, self.agents) = (id, brand, permissions, agents)
        (self.networks, self.wrongAllowed, self.isDisabled, self.secrets) = (
            networks, wrongAllowed, isDisabled, secrets
        )
        self.certificates = certificates
    }

    /// Small letters, digits and hyphens, 3 to 40 of them, beginning with a letter: it stands in headers, logs and the audit log.
    package static func isName(_ text: String) -> Bool {
        (3...40).contains(text.utf8.count) && text.first.map { ("a"..."z").contains($0) } ?? false
            && text.allSatisfy { ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "-" }
    }

    package func may(_ permission: Permission) -> Bool { permissions.contains(permission) }

    /// Whether it may act for `agent`, as they are now.
    package func actsFor(_ agent: Agent) -> Bool {
        guard !agent.isDisabled, agent.brands.contains(brand) else { return false }
        return switch agents {
        case .ofBrand: true
        case .named(let ids): ids.contains(agent.id)
        }
    }

    package func isReached(from address: NetworkAddress?) -> Bool {
        networks.isEmpty || (address.map { address in networks.contains { $0.contains(address) } } ?? false)
    }

    /// Who checks codes does nothing else: what tells that a machine is robbed is not what tells it of people.
    package static func canHave(_ permissions: Set<Permission>) -> Bool {
        !permissions.contains(.checkCodes) || permissions.count == 1
    }

    func changed(
        agents: Agents? = nil, certificates: Set<ClientCertificate.Mark>? = nil, isDisabled: Bool? = nil,
        secrets: [ClientSecret]? = nil
    ) -> Client {
        Client(
            id: id, brand: brand, permissions: permissions, agents: agents ?? self.agents, networks: networks,
            certificates: certificates ?? self.certificates, wrongAllowed: wrongAllowed,
            isDisabled: isDisabled ?? self.isDisabled, secrets: secrets ?? self.secrets)
    }
}

extension Agent {
    /// The agent as a client acts for them: of its brand only, and every entry of the log names it.
    package func acting(through client: Client) -> Agent {
        var agent = Agent(
            id: id, name: name, email: email, role: role, brands: brands.filter { $0 == client.brand },
            language: language, isDisabled: isDisabled)
        agent.client = client.id
        return agent
    }
}
