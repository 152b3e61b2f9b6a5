import AppConfiguration
import ArgumentParser
import Phrasebook
import SecurityQuestions
import SpokenAnswers

/// The name of before.
struct AccountAddMemberCommand: EnvironmentCommand {
    static let configuration = CommandConfiguration(
        commandName: "add-member", abstract: "The same as “member add”.",
        discussion: ExitStatus.help(ExitStatus.ofDatabaseCommands))

    @OptionGroup var add: MemberAddCommand

    func run(in environment: any CommandEnvironment) async throws { try await add.run(in: environment) }
}

struct MemberAddCommand: EnvironmentCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Give another person access to an account, and mail them a link to choose a password.",
        discussion: """
            Owners and administrators may change the security question and receive notices; users may not and do not.

            EXAMPLE:
              countersign account member add NL-1001 --brand northline \\
                --name "Jonah Ellison" \\
                --email jonah@example.com --role administrator

            \(ExitStatus.help(ExitStatus.ofDatabaseCommands))
            """)

    @Argument(help: "The account number.")
    var number: String
    @OptionGroup var brand: BrandOption
    @Option(help: "The person’s name.")
    var name: String
    @Option(help: "Their e-mail address, to log in with.")
    var email: String
    @Option(help: "owner, administrator or user.")
    var role: String
    @Option(help: "Their language: en or fr. Without it, the account’s.")
    var language: String?
    @Flag(help: "They may not call Customer Care about the account.")
    var mayNotCall = false
    @OptionGroup var configuration: ConfigurationOptions

    func run(in environment: any CommandEnvironment) async throws {
        let configuration = try configuration.read()
        let brand = try brand.brand(in: configuration)
        try configuration.requireMail()
        let person = try person()
        let (account, outcome) = try await environment.with(configuration, use: .lookUp) { context in
            let account = try await context.account(number, of: brand)
            let member = Member(
                id: ID(context.world), account: account.id, name: person.name, email: person.email, role: person.role,
                language: person.language ?? account.language, mayCall: !mayNotCall)
            let add = AddMember(stores: context.stores, keeping: context.vault, world: context.world)
            return (account, try await add.perform(member, by: .host))
        }
        if case .notAdded(let why) = outcome { throw refusal(why, account, person.email) }
        Terminal.tell("\(person.name) is sent a link to choose a password at \(person.email.text).")
    }

    private func refusal(_ why: AddMember.Refusal, _ account: Account, _ email: EmailAddress) -> CommandError {
        switch why {
        case .accountNotOpen:
            CommandError(
                .badData,
                "Nobody was added: the account \(account.number) is \(account.status.rawValue), and only one that is active "
                    + "or suspended takes members.")
        case .alreadyHere:
            CommandError(
                .badData, "Nobody was added: \(email.text) is another member’s address already; use a different one.")
        case .notAllowed, .tooMany, .tooManyOpen:
            CommandError(.badData, "Nobody was added. \(PeopleWords.refused(why).en)")
        }
    }

    private func person() throws -> (name: String, email: EmailAddress, role: Member.Role, language: Language?) {
        let address = try EmailAddress(argument: email)
        let role = try Member.Role(argument: role)
        let language = try language.map { try Language(argument: $0) }
        return (try PersonName.argument(name), address, role, language)
    }
}
