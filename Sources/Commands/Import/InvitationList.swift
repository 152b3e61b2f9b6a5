import Encodings
import SecurityQuestions
import SpokenAnswers
import Web

/// The activation links of new accounts: for a person, a mail merge or a script.
struct InvitationList: Sendable {
    let entries: [Entry]

    struct Entry: Sendable, Codable {
        let number: String
        let company: String
        let name: String
        let email: String
        let language: String
        let link: String
    }

    init(_ new: [(NewAccount, Invitation)], brand: Brand, at address: PublicAddress) {
        entries = new.map { new, invitation in
            Entry(
                number: new.account.number, company: new.account.company, name: new.owner.name,
                email: new.owner.email.text, language: new.account.language.rawValue,
                link: invitation.link(at: address, brand: brand, language: new.account.language))
        }
    }

    /// Prints the link of the one new account there is.
    static func show(
        _ new: NewAccount, _ invitation: Invitation, brand: Brand, at address: PublicAddress, json: Bool
    ) throws {
        for entry in InvitationList([(new, invitation)], brand: brand, at: address).entries {
            if json { try Terminal.write(json: entry) } else { try Terminal.writeLine(entry.link) }
        }
    }

    /// A list for a spreadsheet or a script, with its header, or what follows of one.
    func csv(_ separator: CSVSeparator = .comma, isBeginning: Bool = true) -> String {
        let lines = entries.map { [$0.number, $0.company, $0.name, $0.email, $0.language, $0.link] }
        guard isBeginning else { return CSVWriter.lines(lines, separator: separator) }
        return CSVWriter.list(
            [["number", "company", "name", "email", "language", "link"]] + lines, separator: separator)
    }
}
