import AppConfiguration
import Foundation
import SecurityQuestions
import SpokenAnswers
import Web

/// Fills a new demo by the same operations its people would cause, over the three weeks before now.
package struct DemoSeed: Sendable {
    let configuration: Configuration
    let services: DemoServices
    private let clock: DemoClock

    var stores: any Stores { services.stores }

    /// - Parameter clock: of the world in which `services` were opened.
    package init(configuration: Configuration, services: DemoServices, clock: DemoClock) {
        self.configuration = configuration
        self.services = services
        self.clock = clock
    }

    /// What `demo.json` tells afterwards.
    package func fill() async throws -> DemoFile {
        let staff = try await DemoStaff(seed: self)
        var entries: [DemoFile.BrandEntry] = []
        var calls: [DemoCall] = []
        for plan in DemoBrand.all {
            guard let brand = configuration.brands[plan.id] else { continue }
            let password = DemoPassword(services.world, personal: plan.facts + [brand.name])
            let customers = try plan.accounts.map { try DemoCustomer($0, brand: brand, seed: self) }
            try await add(customers)
            for customer in customers {
                try await DemoActivation(customer: customer, password: password, seed: self).perform()
                try await DemoColleague(customer: customer, password: password, seed: self)?.join()
            }
            calls += customers.flatMap { DemoCall.history(of: $0, seed: self) }
            entries.append(try entry(of: brand, customers, password, staff))
        }
        for call in calls.sorted(by: { $0.start < $1.start }) {
            try await call.perform(agent: staff.agent, seed: self)
        }
        go(to: clock.present)
        try await markPastMailSent()
        return DemoFile(brands: entries, client: try await client(of: entries.first?.id, for: staff.agent))
    }

    /// A CRM of the first brand, which may act for the agent.
    private func client(of brand: Brand.ID?, for agent: Agent) async throws -> DemoFile.ClientEntry? {
        let secret = ClientSecret.text(services.world)
        guard let brand, let hash = ClientSecret.hash(of: secret) else { return nil }
        let client = Client(
            id: "demo-crm", brand: brand, permissions: Set(Client.Permission.allCases).subtracting([.checkCodes]),
            agents: .named([agent.id]),
            secrets: [ClientSecret(hash: hash, madeAt: services.world.now(), expiresAt: nil)])
        guard try await stores.add(client, by: .host) else { throw DemoError.defect("The demo has two clients alike") }
        return DemoFile.ClientEntry(id: client.id, secret: secret)
    }

    private func entry(
        of brand: Brand, _ customers: [DemoCustomer], _ password: DemoPassword, _ staff: DemoStaff
    ) throws -> DemoFile.BrandEntry {
        guard let owner = customers.first, let pending = customers.first(where: { $0.plan.fate == .pending }),
            let question = Catalogue.question(owner.plan.questionID)
        else { throw DemoError.defect("The demo lacks an owner or an invitation") }
        let link = pending.invitation.link(
            at: configuration.publicAddress, brand: brand, language: brand.firstLanguage)
        return DemoFile.BrandEntry(
            id: brand.id, host: brand.hosts.first?.name ?? "",
            owner: DemoFile.Owner(
                email: owner.plan.email, password: password.text, account: owner.plan.number, phone: owner.plan.phone,
                question: DemoFile.Question(en: question.text.en, fr: question.text.fr), answer: owner.plan.answer),
            agent: staff.agentLogIn, supervisor: staff.supervisorLogIn, activation: DemoFile.Activation(url: link))
    }

    private func add(_ customers: [DemoCustomer]) async throws {
        try await add(customers.filter { $0.plan.fate != .pending }, at: daysAgo(21))
        // A pending invitation must still be good: it was sent today.
        try await add(customers.filter { $0.plan.fate == .pending }, at: clock.present)
    }

    private func add(_ customers: [DemoCustomer], at date: Date) async throws {
        let new = customers.map {
            NewAccount(account: $0.account, owner: $0.member, invitation: $0.invitation.hash)
        }
        go(to: date)
        let importAccounts = ImportAccounts(stores: stores, keeping: services.keeping, world: services.world)
        guard case .added = try await importAccounts.perform(new, by: .host) else {
            throw DemoError.defect("The demo has two accounts alike")
        }
    }

    /// Whatever the past told the owners of was mailed then.
    private func markPastMailSent() async throws {
        while case let due = try await stores.due(limit: 100), !due.isEmpty {
            for message in due {
                try await stores.settle(message.id, as: .sent(at: message.happenedAt), readUnder: message.keyID)
            }
        }
    }

    /// What is done next is done at `date`: the past is made by the same use cases as the present.
    func go(to date: Date) { clock.set(to: date) }
    func daysAgo(_ days: Double) -> Date { clock.present.addingTimeInterval(-days * 24 * 3600) }
    func id<Subject>() -> ID<Subject> { ID<Subject>(services.world) }
}
