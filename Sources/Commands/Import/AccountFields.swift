import Encodings
import Phrasebook
import SecurityQuestions
import SpokenAnswers
import Web

/// An account and its owner as somebody has written them down.
struct AccountFields: Sendable {
    private var texts: [ImportColumn: String] = [:]

    /// In characters.
    static let longest = 200

    subscript(column: ImportColumn) -> String {
        get { texts[column] ?? "" }
        set { texts[column] = newValue }
    }

    /// The account they describe, or everything that is wrong with them.
    func account(of brand: Brand, world: World, invitation: Invitation) throws(AccountFieldsRefused) -> NewAccount {
        let read = Read(self, brand)
        let complaints = complaints(ImportColumn.allCases, read, brand)
        guard complaints.isEmpty, case .success(let email) = read.email, let language = read.language else {
            throw AccountFieldsRefused(complaints: complaints)
        }
        let account = Account(
            id: ID(world), brand: brand.id, number: self[.number], company: self[.company],
            phones: read.phones.numbers, language: language, status: .pending)
        let owner = Member(
            id: ID(world), account: account.id, name: self[.name], email: email, role: .owner, language: language)
        return NewAccount(account: account, owner: owner, invitation: invitation.hash)
    }

    /// What `columns` say of an account that is there.
    func details(of brand: Brand, _ columns: [ImportColumn]) throws(AccountFieldsRefused) -> AccountDetails {
        let read = Read(self, brand)
        let complaints = complaints(columns, read, brand)
        guard complaints.isEmpty else { throw AccountFieldsRefused(complaints: complaints) }
        return AccountDetails(
            company: columns.contains(.company) ? self[.company] : nil,
            phones: columns.contains(.phone) ? read.phones.numbers : nil,
            language: columns.contains(.language) ? read.language : nil,
            ownerName: columns.contains(.name) ? self[.name] : nil)
    }

    /// The fields that are more than text.
    private struct Read {
        let phones: PhoneNumberList
        let language: Language?
        let email: Result<EmailAddress, EmailAddressRefusal>

        init(_ fields: AccountFields, _ brand: Brand) {
            phones = PhoneNumberList(fields[.phone], plan: brand.numbering)
            language = Language(written: fields[.language])
            email = EmailAddress.read(fields[.email])
        }
    }

    private func complaints(_ columns: [ImportColumn], _ read: Read, _ brand: Brand) -> [String] {
        var complaints = columns.compactMap(generalComplaint)
        if let spoilt = SpoiltCell(self[.number]) {
            complaints.append("the account number “\(self[.number].shortened)” \(spoilt.sentence)")
        } else if Account.key(ofNumber: self[.number]).isEmpty, !self[.number].isEmpty {
            complaints.append("the number “\(self[.number].shortened)” has no letter or digit")
        }
        if case .failure(let why) = read.email, !self[.email].isEmpty {
            let reason = why == .incomplete ? "" : ": \(EmailAddressWords.refused(why).en)"
            complaints.append("“\(self[.email].shortened)” is not an e-mail address\(reason)")
        }
        if read.language == nil, !self[.language].isEmpty {
            complaints.append(
                "the language “\(self[.language].shortened)” is neither English nor French: write en or fr")
        }
        for (text, why) in read.phones.refused {
            complaints.append(
                SpoiltCell(text).map { "the phone number “\(text.shortened)” \($0.sentence)" }
                    ?? "“\(text.shortened)” is not a phone number: \(PhoneNumberWords.refused(why, plan: brand.numbering).en)"
            )
        }
        return complaints
    }

    /// What is wrong with a field whatever it is for.
    private func generalComplaint(_ column: ImportColumn) -> String? {
        let text = self[column]
        // An account may be known by its number alone.
        if text.isEmpty { return column == .phone ? nil : "the \(column.rawValue) is empty" }
        if text.utf8.count > Self.longest, text.count > Self.longest {
            return "the \(column.rawValue) is longer than \(Self.longest) characters"
        }
        // Where several numbers stand in one field, lines may part them.
        return text.hasControlCharacters && column != .phone
            ? "the \(column.rawValue) has a line break or another control character in it" : nil
    }
}
