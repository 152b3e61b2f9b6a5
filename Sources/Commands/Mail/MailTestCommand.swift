import AppConfiguration
import ArgumentParser
import Mail
import SecurityQuestions
import SpokenAnswers

struct MailTestCommand: EnvironmentCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Send one test mail now, and tell what the server said.",
        discussion: """
            EXAMPLE:
              countersign mail test you@example.com --brand northline

            \(ExitStatus.help(ExitStatus.ofDatabaseCommands))
            """)

    @Argument(help: "Where to.")
    var address: String
    @Option(help: ArgumentHelp("The brand it comes from; without it, the first one.", valueName: "id"))
    var brand: String?
    @Option(help: "Its language: en or fr. Without it, the brand’s first.")
    var language: String?
    @OptionGroup var configuration: ConfigurationOptions

    func run(in environment: any CommandEnvironment) async throws {
        let configuration = try configuration.read()
        try configuration.requireMail()
        guard let mail = configuration.mail else { return }
        let written = try written(configuration, environment.world)
        let receipt = await (try mail.delivery()).deliver(written)
        switch receipt.outcome {
        case .accepted: Terminal.tell("\(mail.description) took the mail to \(address): \(receipt.said)")
        case .refusedForNow:
            throw CommandError(
                .unavailable, "\(mail.description) did not take the mail this time: \(receipt.said)")
        case .refusedForGood:
            throw CommandError(.badData, "\(mail.description) refused the mail to \(address): \(receipt.said)")
        }
    }

    private func written(_ configuration: Configuration, _ world: World) throws -> WrittenMail {
        let to = try EmailAddress(argument: address)
        guard let brand = brand.map({ configuration.brands[$0] }) ?? configuration.brands.all.first else {
            throw CommandError.unknownBrand(brand ?? "", configuration.brands)
        }
        let language = try language.map { try Language(argument: $0) }
        let composer = EmailComposer(
            brands: configuration.brands, links: HomeLinks(address: configuration.publicAddress))
        return MailWriter.write(
            try composer.test(
                ID(world), to: to, brand: brand, language: language ?? brand.firstLanguage, at: world.now()))
    }
}

/// Links of a mail that tells of nothing: without keys, so that the settings can be tried before there is a database.
private struct HomeLinks: MailLinks {
    let address: PublicAddress

    func link(of message: Message, brand: Brand) throws -> MailedAddress? { nil }

    func home(of brand: Brand, language: Language) -> String {
        address.origin(host: PublicAddress.host(of: brand, for: language) ?? "localhost") + "/"
    }
}
