import Foundation
import SecurityQuestions
import Web

/// A second person of an account, who joined ten days ago: by choosing a password, or by the log-in of another account.
struct DemoColleague: Sendable {
    let person: DemoAccount.Colleague
    let customer: DemoCustomer
    let password: DemoPassword
    let seed: DemoSeed

    /// Nil where the owner is alone.
    init?(customer: DemoCustomer, password: DemoPassword, seed: DemoSeed) {
        guard let person = customer.plan.colleague else { return nil }
        self.person = person
        self.customer = customer
        self.password = password
        self.seed = seed
    }

    func join() async throws {
        guard let email = EmailAddress(person.email) else {
            throw DemoError.defect("The demo has an address that cannot be read")
        }
        seed.go(to: seed.daysAgo(10))
        let (stores, keeping, world) = (seed.stores, seed.services.keeping, seed.services.world)
        let member = Member(
            id: seed.id(), account: customer.account.id, name: person.name, email: email, role: person.role,
            language: customer.plan.language)
        let added = try await AddMember(stores: stores, keeping: keeping, world: world).perform(
            member, by: AuditOrigin(customer.member, address: nil))
        guard case .added(let link) = added, try await accept(link, at: email) else {
            throw DemoError.defect("The demo has two members alike")
        }
    }

    private func accept(_ link: MailedLink, at email: EmailAddress) async throws -> Bool {
        let (stores, brand) = (seed.stores, customer.account.brand)
        let reset = ResetPassword(stores: stores, keeping: seed.services.keeping)
        guard let invited = try await reset.holder(of: link.token, brand: brand)?.member else { return false }
        let joining = AcceptInvitation(stores: stores)
        if try await joining.isNeeded(for: invited), let known = try await stores.member(email: email, brand: brand) {
            return try await joining.perform(link: link.token, of: invited, by: known.member, from: nil)
        }
        let outcome = try await reset.perform(
            to: password.secret, link: link.token, brand: brand, in: nil, from: nil)
        if case .reset = outcome { return true } else { return false }
    }
}
