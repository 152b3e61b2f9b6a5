import AppConfiguration
import ArgumentParser
import Phrasebook
import SecurityQuestions
import SpokenAnswers

struct AccountChangeCommand: EnvironmentCommand {
    static let configuration = CommandConfiguration(
        commandName: "change",
        abstract: "Change an account’s company, phones, language or its owner’s name.",
        discussion: """
            What is not named stays. Owners and administrators of an activated account are told by mail, and other phones are a \
            recent change for a day. Values are compared: a number in another notation is no change. Addresses, roles and who \
            may call are changed by “account member”.

            EXAMPLE:
              countersign account change NL-1001 --brand northline \\
                --phone "(416) 555-0199" --phone "(416) 555-0132"
              countersign account change NL-1001 --brand northline \\
                --company "Ellison Freight Ltd" --dry-run

            \(ExitStatus.help(ExitStatus.ofDatabaseCommands))
            """)

    @Argument(help: "The account number.")
    var number: String
    @OptionGroup var brand: BrandOption
    @Option(help: "The company’s name.")
    var company: String?
    @Option(help: "A phone number, in place of those that are there; may be given several times.")
    var phone: [String] = []
    @Flag(help: "Take every phone number away.")
    var noPhone = false
    @Option(help: "The account’s language: en or fr. Answers keep the language they were given in.")
    var language: String?
    @Option(help: "The owner’s name.")
    var name: String?
    @Option(help: ArgumentHelp("Which owner, where there are several.", valueName: "address"))
    var owner: String?
    @Flag(help: "Say what would be changed and who would be told, and do nothing.")
    var dryRun = false
    @OptionGroup var configuration: ConfigurationOptions

    func validate() throws {
        if company == nil, phone.isEmpty, !noPhone, language == nil, name == nil {
            throw ValidationError("Name what is to be changed: --company, --phone, --no-phone, --language or --name.")
        }
        if noPhone, !phone.isEmpty { throw ValidationError("--no-phone and --phone say two things: name one.") }
    }

    func run(in environment: any CommandEnvironment) async throws {
        let brand = try brand.brand(in: configuration.read())
        let details = try details(of: brand)
        let step = try await environment.withAccount(number, of: self.brand, configuration) { context, account in
            try await ChangeAccount(stores: context.stores)
                .perform(account.id, to: details, isRehearsal: dryRun, by: .host)
        }
        Terminal.tell(try sentence(step))
    }

    private func sentence(_ step: AccountUpsert?) throws -> String {
        switch step {
        case .changed(let change, let mails):
            let told = mails == 1 ? "1 notice" : "\(mails) notices"
            let list = AccountChangeWords.list(change.fields).en
            let recent = change.recent == nil ? "" : " It is a recent change for a day."
            return dryRun
                ? "Dry run, nothing was written. Of \(number) would be changed: \(list). \(told) would be mailed.\(recent)"
                : "Of \(number) was changed: \(list). \(told) to its people.\(recent)"
        case .left, .added: return "\(number) is so already: nothing was changed, and nobody is told."
        case .refused(let reasons):
            throw CommandError(.badData, "Nothing was changed. \(reasons.map(refusal).joined(separator: " "))")
        case nil: throw CommandError(.nothingFound, "There is no account \(number) any more.")
        }
    }

    private func refusal(_ reason: ImportConflict.Reason) -> String {
        switch reason {
        case .unchangeable(.closed): "The account is closed: see “countersign account reopen”."
        case .unchangeable(.severalOwners): "It has several owners: name one by --owner."
        default: "“\(owner ?? "")” is no owner of it: see “countersign account show”."
        }
    }

    private func details(of brand: Brand) throws -> AccountDetails {
        var fields = AccountFields()
        fields[.company] = company?.trimmingSpaces() ?? ""
        fields[.phone] = phone.map { $0.trimmingSpaces() }.joined(separator: "|")
        fields[.language] = language?.trimmingSpaces() ?? ""
        fields[.name] = name?.trimmingSpaces() ?? ""
        let named: [(ImportColumn, Bool)] = [
            (.company, company != nil), (.phone, !phone.isEmpty), (.language, language != nil), (.name, name != nil),
        ]
        do throws(AccountFieldsRefused) {
            var details = try fields.details(of: brand, named.filter(\.1).map(\.0))
            if noPhone { details.phones = [] }
            details.ownerEmail = try owner.map(known)
            return details
        } catch {
            throw CommandError(.badData, error.complaints.map { "Nothing was changed: \($0)." })
        }
    }

    private func known(_ address: String) throws(AccountFieldsRefused) -> EmailAddress {
        guard let email = EmailAddress(address) else {
            throw AccountFieldsRefused(complaints: ["“\(address.shortened)” is not an e-mail address"])
        }
        return email
    }
}
