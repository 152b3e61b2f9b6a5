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

    /// Comma-separated values with a header.
    var csv: String {
        var text = "number,company,name,email,language,link\n"
        for entry in entries {
            let fields = [entry.number, entry.company, entry.name, entry.email, entry.language, entry.link]
            text += fields.map(Self.quoted).joined(separator: ",") + "\n"
        }
        return text
    }

    private static func quoted(_ field: String) -> String {
        let isPlain = field.utf8.allSatisfy { $0 != 0x22 && $0 != 0x2C && $0 != 0x3B }
        return isPlain ? field : "\"" + field.replacing("\"", with: "\"\"") + "\""
    }
}
