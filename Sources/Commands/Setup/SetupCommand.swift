import AppConfiguration
import ArgumentParser
import DurableFiles
import Foundation
import SecurityQuestions
import SpokenAnswers

struct SetupCommand: EnvironmentCommand {
    static let configuration = CommandConfiguration(
        commandName: "setup",
        abstract: "Write a first configuration, and add the first administrator.",
        discussion: """
            Asks five questions at the terminal: the brand, its host names, the addresses, mail, and the first administrator. What \
            an option says stands there as the usual answer; where brand, country and a host are said, only the administrator is \
            asked for. Run as root, it adds the administrator as the owner of the data folder. A configuration that is there is never \
            written over.

            EXAMPLE:
              countersign setup
              countersign setup --brand Northline --country CA \\
                --time-zone America/Toronto \\
                --host "office.northline.example en 1 (800) 555-0100" --smtp none \\
                --admin kim@northline.example --admin-name "Kim Aubert" --password-stdin

            \(ExitStatus.help(ExitStatus.ofDatabaseCommands))
            """)

    @Option(help: ArgumentHelp("The file to write.", valueName: "file"))
    var config = "/etc/countersign/countersign.yaml"
    @Option(help: ArgumentHelp("The folder of the database and the key ring.", valueName: "folder"))
    var data = "/var/lib/countersign"
    @Option(help: "The name of the brand.")
    var brand: String?
    @Option(help: "The country of its phone numbers, such as CA or FR.")
    var country: String?
    @Option(help: "The time zone of its customers; without it, this machine’s.")
    var timeZone: String?
    @Option(
        help: ArgumentHelp("Name, language and care phone of a host; may be given several times.", valueName: "host"))
    var host: [String] = []
    @OptionGroup var addresses: SetupAddressOptions
    @OptionGroup var mail: SetupMailOptions
    @OptionGroup var administrator: SetupAdministratorOptions

    func run(in environment: any CommandEnvironment) async throws {
        let path = Paths.absolute(config, from: Paths.workingFolder)
        guard !FileContent.isThere(path) else {
            throw CommandError(.notCreated, "\(path) is there already, and stays as it is: change it by hand.")
        }
        let answers = try answered(path)
        let configuration = try configuration(of: answers, path)
        let person = try administrator.agent(of: configuration.brands, environment.world)
        try write(answers, to: path)
        guard let person else { return tellNext(path, hasAdministrator: false, answers) }
        try ServiceUser.become(ownerOf: configuration.data)
        try await add(person.agent, password: person.password, to: configuration, in: environment)
        tellNext(path, hasAdministrator: true, answers)
    }

    /// No file and no line is named where none was written.
    private func configuration(of answers: SetupAnswers, _ path: String) throws -> Configuration {
        do {
            return try answers.configuration(path: path)
        } catch let refused as ConfigurationRefused {
            throw CommandError(.configuration, ["Nothing was written."] + refused.problems.map(\.message))
        }
    }

    /// By options alone where they say what nobody can guess, else by asking.
    private func answered(_ path: String) throws -> SetupAnswers {
        var answers = SetupAnswers()
        answers.data = Paths.absolute(data, from: Paths.workingFolder)
        answers.brand = .init(
            name: brand ?? "", country: country ?? "", timeZone: timeZone ?? TimeZone.current.identifier)
        answers.hosts = try host.map { text in
            guard let host = SetupAnswers.Host(text) else {
                throw CommandError(.usage, "--host takes name, language and number: “office.example.com en 555-0100”.")
            }
            return host
        }
        addresses.apply(to: &answers)
        try mail.apply(to: &answers)
        if brand != nil, country != nil, !host.isEmpty { return answers }
        guard Terminal.inputIsTerminal else {
            throw CommandError(
                .usage, "There is no terminal to ask at: say at least --brand, --country and --host.")
        }
        let dialogue = SetupDialogue(read: { readLine(strippingNewline: true) }, tell: Terminal.tell)
        return try dialogue.complete(answers, path: path)
    }

    /// Everybody may read it: there are no secrets in it.
    private func write(_ answers: SetupAnswers, to path: String) throws {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try FileContent.writePrivately(try answers.text().utf8, to: path)
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
    }

    private func tellNext(_ path: String, hasAdministrator: Bool, _ answers: SetupAnswers) {
        var lines = ["Written: \(path). What comes next:"]
        if answers.mail?.user != nil {
            lines.append(
                "  the password of the mail server into \(SetupAnswers.passwordFile), readable by the server’s user alone"
            )
        }
        if !hasAdministrator { lines.append("  countersign agent add, as the server’s user: the first administrator") }
        lines.append("  countersign doctor, as the server’s user: whether everything fits")
        lines.append("  systemctl enable --now countersign countersign-backup.timer")
        lines.append("  a copy of \(answers.data)/key-ring to a safe place, apart from backups of the database")
        Terminal.tell(lines.joined(separator: "\n"))
    }
}
