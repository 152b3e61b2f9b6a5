import AppConfiguration
import ArgumentParser
import SecurityQuestions
import Web

struct AccountAddCommand: EnvironmentCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Add one account and print, or mail, the activation link of its owner.",
        discussion: """
            EXAMPLE:
              countersign account add --brand northline --number NL-1001 \\
                --company "Ellison Freight" \\
                --phone "(416) 555-0132" --email margaret@example.com \\
                --name "Margaret Ellison" --language en

            \(ExitStatus.help(ExitStatus.ofDatabaseCommands))
            """)

    @OptionGroup var brand: BrandOption
    @Option(help: "The account number, as it stands on a bill.")
    var number: String
    @Option(help: "The company’s name.")
    var company: String
    @Option(help: "A phone number; may be given several times.")
    var phone: [String] = []
    @Option(help: "The owner’s e-mail address.")
    var email: String
    @Option(help: "The owner’s name.")
    var name: String
    @Option(help: "The owner’s language: en or fr.")
    var language: String
    @Flag(help: "Print the account and its link as JSON.")
    var json = false
    @Flag(help: "Mail the link to the owner instead of printing it.")
    var mail = false
    @OptionGroup var configuration: ConfigurationOptions

    func run(in environment: any CommandEnvironment) async throws {
        let configuration = try configuration.read()
        let brand = try brand.brand(in: configuration)
        if mail { try configuration.requireMail(orByHand: true) }
        let invitation = Invitation(environment.world)
        let new = try account(of: brand, invitation: invitation, environment.world)
        let outcome = try await environment.with(configuration, use: .change) { context in
            try await ImportAccounts(stores: context.stores, keeping: context.vault, world: context.world)
                .perform([new], isMailed: mail, by: .host)
        }
        if case .conflicts = outcome { throw numberTaken(brand) }
        if mail {
            return Terminal.tell(
                "\(new.account.number) was added; \(new.owner.name) is sent an activation link at \(new.owner.email.text)."
            )
        }
        try InvitationList.show(new, invitation, brand: brand, at: configuration.publicAddress, json: json)
    }

    private func account(of brand: Brand, invitation: Invitation, _ world: World) throws -> NewAccount {
        var fields = AccountFields()
        fields[.number] = number.trimmingSpaces()
        fields[.company] = company.trimmingSpaces()
        fields[.phone] = phone.map { $0.trimmingSpaces() }.joined(separator: "|")
        fields[.email] = email.trimmingSpaces()
        fields[.name] = name.trimmingSpaces()
        fields[.language] = language.trimmingSpaces()
        do throws(AccountFieldsRefused) {
            return try fields.account(of: brand, world: world, invitation: invitation)
        } catch {
            throw CommandError(.badData, error.complaints.map { "Nothing was added: \($0)." })
        }
    }

    private func numberTaken(_ brand: Brand) -> CommandError {
        CommandError(
            .badData,
            "Nothing was added: \(brand.name) has an account \(number) already; use “countersign account show”.")
    }
}
