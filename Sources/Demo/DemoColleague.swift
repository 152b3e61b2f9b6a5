import Foundation
import SecurityQuestions
import Web

/// A second person of an account, who joined ten days ago and chose a password.
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
        guard case .added(let link) = added,
            case .reset = try await ResetPassword(stores: stores, keeping: keeping).perform(
                to: password.secret, link: link.token, brand: customer.account.brand, in: nil, from: nil)
        else { throw DemoError.defect("The demo has two members alike") }
    }
}
