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
        let at = seed.daysAgo(10)
        let member = Member(
            id: seed.id(), account: customer.account.id, name: person.name, email: email, role: person.role,
            language: customer.plan.language)
        let owner = AuditEvent.Actor.member(customer.member.id, name: customer.member.name)
        let expiry = seed.services.world.now().addingTimeInterval(Activation.lifetime)
        let link = try MailedLink(seed.services.keeping, world: seed.services.world, expiresAt: expiry)
        let isAdded = try await seed.stores.add(
            member, link: link,
            event: AuditEvent(at: at, kind: .memberAdded, actor: owner, account: customer.account.id))
        let sealed = try await seed.services.keeping.seal(password.secret, of: .member(member.id))
        let chosen = AuditEvent(
            at: at, kind: .passwordChosen, actor: .member(member.id, name: member.name), account: customer.account.id)
        guard isAdded, try await seed.stores.resetPassword(link.token, to: sealed, at: at, event: chosen) else {
            throw DemoError.defect("The demo has two members alike")
        }
    }
}
