import SpokenAnswers

/// What an account is to be, as a file or a command says. What is nil stays.
package struct AccountDetails: Sendable, Hashable {
    /// Another number, which nothing says by the way: an account is known by its number.
    package var number: String?
    package var company: String?
    package var phones: [PhoneNumber]?
    package var language: Language?
    package var ownerName: String?
    /// The owner whom it is about; nil where there is one alone.
    package var ownerEmail: EmailAddress?
    /// That is their right address, also where nobody has it yet; else it only tells which owner is meant.
    package var putsAddressRight = false

    package init(
        number: String? = nil, company: String? = nil, phones: [PhoneNumber]? = nil, language: Language? = nil,
        ownerName: String? = nil, ownerEmail: EmailAddress? = nil, putsAddressRight: Bool = false
    ) {
        self.number = number
        self.company = company
        self.phones = phones
        self.language = language
        self.ownerName = ownerName
        self.ownerEmail = ownerEmail
        self.putsAddressRight = putsAddressRight
    }

    /// A row of a file. An empty field of phones is what people leave, not what they take away.
    package init(_ new: NewAccount) {
        self.init(
            company: new.account.company, phones: new.account.phones.isEmpty ? nil : new.account.phones,
            language: new.account.language, ownerName: new.owner.name, ownerEmail: new.owner.email,
            putsAddressRight: true)
    }
}
