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
