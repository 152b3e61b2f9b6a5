import Foundation
import SecurityQuestions
import SpokenAnswers

/// Makes accounts and people that no two tests share; what a test is about, it names.
extension AdvancingWorld {
    /// An account with one phone. Without a number it gets one that this world has not given before.
    public func account(
        brand: Brand.ID = Brand.sampleCarrier.id, number: String? = nil, company: String = "Coopérative Exemple",
        phones: [String] = ["+14155550132"], language: Language = .en, status: Account.Status = .active
    ) -> Account {
        let id = id(Account.self)
        return Account(
            id: id, brand: brand, number: number ?? "N-" + id.description, company: company,
            phones: phones.compactMap(PhoneNumber.init(e164:)), language: language, status: status)
    }

    /// A member of `account`, with an address that this world has not given before unless one is named.
    public func member(
        of account: Account, name: String = "Maud Exemple", email: String? = nil, role: Member.Role = .owner,
        language: Language? = nil
    ) -> Member {
        let id = id(Member.self)
        return Member(
            id: id, account: account.id, name: name, email: .sample(email ?? "maud-\(id)@mail.example"), role: role,
            language: language)
    }

    /// An account with its owner, as an import brings them.
    public func newAccount(_ account: Account? = nil, email: String? = nil, invitation: TokenHash? = nil) -> NewAccount
    {
        let account = account ?? self.account()
        return NewAccount(account: account, owner: member(of: account, email: email), invitation: invitation)
    }

    public func agent(
        name: String = "Ada Agent", email: String? = nil, role: Agent.Role = .agent,
        brands: [Brand.ID] = [Brand.sampleCarrier.id], language: Language = .en
    ) -> Agent {
        let id = id(Agent.self)
        return Agent(
            id: id, name: name, email: .sample(email ?? "ada-\(id)@care.example"), role: role, brands: brands,
            language: language)
    }

    /// A session that begins now.
    public func session() -> Session {
        Session(token: tokenHash(), startedAt: now, seenAt: now, passwordGivenAt: now)
    }
}

extension EmailAddress {
    /// - Precondition: `text` is an address.
    public static func sample(_ text: String) -> EmailAddress {
        guard let email = EmailAddress(text) else { preconditionFailure("not an address: \(text)") }
        return email
    }
}
