import AppConfiguration
import ArgumentParser
import SecurityQuestions
import SpokenAnswers

/// Where it listens, and who is in front.
struct SetupAddressOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Where the Office Manager listens.", valueName: "address:port"))
    var portal: String?
    @Option(help: ArgumentHelp("Where the care desk listens.", valueName: "address:port"))
    var care: String?
    @Option(help: "A proxy in front that speaks TLS, by its address; may be given several times, or be “none”.")
    var proxy: [String] = []
    @Option(help: ArgumentHelp("Where agents reach the care desk.", valueName: "url"))
    var careURL: String?

    func apply(to answers: inout SetupAnswers) {
        if let portal { answers.addresses.portal = portal }
        if let care { answers.addresses.care = care }
        if !proxy.isEmpty { answers.addresses.proxies = proxy.filter { $0 != "none" } }
        if let careURL { answers.addresses.careURL = careURL }
    }
}

/// How mail goes out.
struct SetupMailOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The mail server, or “none”.", valueName: "host:port"))
    var smtp: String?
    @Option(help: ArgumentHelp("The sender of the brand’s mails.", valueName: "address"))
    var from: String?
    @Option(help: "The user that the mail server asks for.")
    var smtpUser: String?

    func apply(to answers: inout SetupAnswers) throws {
        guard let smtp, smtp != "none" else { return }
        guard let from else { throw CommandError(.usage, "--smtp needs a sender: say --from as well.") }
        answers.mail = .init(server: smtp, sender: from, user: smtpUser)
    }
}

/// Who does everything else in the browser.
struct SetupAdministratorOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The address of the first administrator, or “none”.", valueName: "address"))
    var admin: String?
    @Option(help: "The name of the first administrator.")
    var adminName: String?
    @Flag(help: "Read the password from the first line of standard input.")
    var passwordStdin = false

    /// Who they are, and the password that was read; nil where nobody is to be added.
    func agent(of brands: Brands, _ world: World) throws -> (agent: Agent, password: SecretText)? {
        var (address, name) = (admin, adminName)
        if address == nil || address != "none" && name == nil, Terminal.inputIsTerminal, !passwordStdin {
            let dialogue = SetupDialogue(read: { readLine(strippingNewline: true) }, tell: Terminal.tell)
            Terminal.tell("5 of 5. The first administrator, who adds everybody else at the care desk.")
            address = try dialogue.line("E-mail address (none: later)", usual: address ?? "none")
            if address != "none" { name = try dialogue.line("Name", usual: name ?? "") }
        }
        guard let address, address != "none" else { return nil }
        guard let name else { throw CommandError(.usage, "--admin needs a name: say --admin-name as well.") }
        let agent = Agent(
            id: ID(world), name: try PersonName.argument(name), email: try EmailAddress(argument: address),
            role: .administrator, brands: brands.all.map(\.id), language: brands.all.first?.hosts.first?.language ?? .en
        )
        let password = try PasswordPrompt(fromStandardInput: passwordStdin).password()
        if let refusal = AddAgent.refusal(of: password, for: agent) { throw refusal.commandError }
        return (agent, password)
    }
}
