/// What is held about one of an account's people, as they may have it. Never a secret.
public struct MemberRecord: Sendable, Encodable {
    public let brand: String
    public let accountNumber: String
    public let company: String
    public let person: AccountRecord.Member

    public init(brand: String, accountNumber: String, company: String, person: AccountRecord.Member) {
        self.brand = brand
        self.accountNumber = accountNumber
        self.company = company
        self.person = person
    }
}

extension AccountRecord.Mail {
    /// As one of the account's people may have it, who is called `name`: it names nobody else.
    package func naming(only name: String) -> AccountRecord.Mail {
        let isOwn = by == name
        let isAboutThem = about.map(MemberNames(names: [name], addresses: []).concerned.contains) ?? false
        return AccountRecord.Mail(
            id: id, kind: kind, to: to, happenedAt: happenedAt,
            by: isOwn ? by : by.map { _ in AccountRecord.somebodyElse }, about: isOwn || isAboutThem ? about : nil,
            reader: reader, state: state, at: at)
    }
}

extension AuditEvent {
    /// Without whom else of the account it concerns.
    func detail(for member: Member) -> String? {
        guard let detail else { return nil }
        let person = PersonConcerned(detail: detail)
        let isAboutPeople = person.role != nil || person.mayCall != nil
        return isAboutPeople && person.name != member.name ? person.word : detail
    }
}
