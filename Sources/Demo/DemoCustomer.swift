import SecurityQuestions
import Web

/// A planned account with its identifiers.
struct DemoCustomer: Sendable {
    let plan: DemoAccount
    let account: Account
    let member: Member
    let invitation: Invitation

    init(_ plan: DemoAccount, brand: Brand, seed: DemoSeed) throws {
        guard let phone = PhoneNumber(plan.phone, plan: brand.numbering), let email = EmailAddress(plan.email) else {
            throw DemoError.defect("The demo has a phone number or address that cannot be read")
        }
        self.plan = plan
        account = Account(
            id: seed.id(), brand: brand.id, number: plan.number, company: plan.company, phones: [phone],
            language: plan.language, status: plan.fate.status)
        member = Member(
            id: seed.id(), account: account.id, name: plan.name, email: email, role: plan.role,
            language: plan.language)
        invitation = Invitation(seed.services.world)
    }
}
