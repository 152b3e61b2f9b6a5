/// An account in a list for whoever runs the installation.
package struct ListedAccount: Sendable {
    package let account: Account
    package let owners: [Member]

    package init(account: Account, owners: [Member]) {
        (self.account, self.owners) = (account, owners)
    }

    /// Whether its number, company, a phone, or an owner's name or address has the text in it, however either is written.
    func mentions(_ sought: SoughtText) -> Bool {
        if !sought.number.isEmpty, Account.key(ofNumber: account.number).contains(sought.number) { return true }
        let names = [account.company] + owners.flatMap { [$0.name, $0.email.text] }
        if names.contains(where: { $0.folded.contains(sought.words) }) { return true }
        guard let digits = sought.digits else { return false }
        return account.phones.contains { $0.e164.contains(digits) }
    }
}

/// What is looked for in a list of accounts, made ready once for all of them.
struct SoughtText: Sendable {
    /// As account numbers are compared.
    let number: String
    let words: String
    /// Those of what looks like a phone number or its end, without the zeros that are dialled before it.
    let digits: String?

    init(_ text: String) {
        number = Account.key(ofNumber: text)
        words = text.folded
        digits = Self.dialled(text)
    }

    private static func dialled(_ text: String) -> String? {
        guard text.allSatisfy({ $0.isWholeNumber || " +-.()/\u{A0}".contains($0) }) else { return nil }
        let typed = text.filter(\.isWholeNumber)
        let digits = typed.drop { $0 == "0" }
        return typed.count < 4 || digits.isEmpty ? nil : String(digits)
    }
}
