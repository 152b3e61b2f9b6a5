import Foundation
import SecurityQuestions
import Vault

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
            throw Complaint(.defect, "The demo has an address that cannot be read: please report this.")
        }
        let at = seed.daysAgo(10)
        let member = Member(
            id: seed.id(), account: customer.account.id, name: person.name, email: email, role: person.role,
            language: customer.plan.language)
        let owner = AuditEvent.Actor.member(customer.member.id, name: customer.member.name)
        let link = try seed.backstage.link(lasting: Activation.lifetime)
        let isAdded = try await seed.stores.add(
            member, link: link,
            event: AuditEvent(at: at, kind: .memberAdded, actor: owner, account: customer.account.id))
        let sealed = try await seed.backstage.vault.seal(password.secret, of: .member(member.id))
        let chosen = AuditEvent(
            at: at, kind: .passwordChosen, actor: .member(member.id, name: member.name), account: customer.account.id)
        guard isAdded, try await seed.stores.resetPassword(link.token, to: sealed, at: at, event: chosen) else {
            throw Complaint(.defect, "The demo has two members alike: please report this.")
        }
    }
}
