import AppConfiguration
import ArgumentParser
import Encodings
import Foundation
import SecurityQuestions

struct ClientCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "client",
        abstract: "Manage the programs that use the API.",
        discussion: """
            A client acts for agents of its brand who were granted to it, under their budgets and one of its own. It is served where
            “api.listen” says; docs/api.md tells how.

            EXAMPLE:
              countersign client add crm --brand northline
              countersign client allow-agent crm alex@example.com

            \(ExitStatus.help(ExitStatus.ofDatabaseCommands))
            """,
        subcommands: [
            ClientAddCommand.self, ClientListCommand.self, ClientRotateCommand.self, ClientAllowAgentCommand.self,
            ClientDisallowAgentCommand.self, ClientBindCommand.self, ClientUnbindCommand.self,
            ClientDisableCommand.self, ClientEnableCommand.self,
        ])
}

struct ClientAddCommand: EnvironmentCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Let a program in, and show its secret once.",
        discussion: """
            The secret is shown now and never again: only its hash is kept. At first the client may act for nobody; allow-agent grants
            agents to it.

            EXAMPLE:
              countersign client add crm --brand northline --network 10.20.0.0/16

            \(ExitStatus.help(ExitStatus.ofDatabaseCommands))
            """)

    @Argument(help: "Its name: small letters, digits and hyphens. Never used again for another one.")
    var name: String
    @Option(help: ArgumentHelp("The brand whose accounts it may check.", valueName: "id"))
    var brand: String
    @Option(
        help: """
            What it may do: calls.read, calls.write, grants.read, grants.write, events.read, webhooks.write, accounts.read, accounts.write, \
            members.read or members.write; may be given several times. Without it, the first four. Of a telephone menu codes.check, and nothing else.
            """)
    var scope: [String] = []
    @Option(
        help: ArgumentHelp(
            "An address or a network it may come from; may be given several times.", valueName: "network"))
    var network: [String] = []
    @OptionGroup var certificates: CertificateOptions
    @Option(help: ArgumentHelp("So many wrong attempts within an hour pause it.", valueName: "number"))
    var wrongAnHour = ClientBudget.wrongAllowed
    @Flag(help: "Let it act for every agent of its brand.")
    var allAgents = false
    @OptionGroup var lifetime: SecretLifetime
    @Flag(help: "Print the client as JSON, with the secret.")
    var json = false
    @OptionGroup var configuration: ConfigurationOptions

    func run(in environment: any CommandEnvironment) async throws {
        let configuration = try configuration.read()
        let (client, secret) = try client(configuration.brands, environment.world)
        let added = try await environment.with(configuration, use: .change) { context in
            try await context.stores.add(client, by: .host)
        }
        guard added else {
            throw CommandError(.badData, "Nothing was added: there is a client “\(name)” already.")
        }
        try ClientReport(client, secret: secret).tell(asJSON: json)
    }

    private func client(_ brands: Brands, _ world: World) throws -> (Client, secret: String) {
        guard Client.isName(name) else {
            throw CommandError(
                .badData, "A client’s name has 3 to 40 small letters, digits and hyphens, and begins with a letter.")
        }
        guard brands[brand] != nil else { throw CommandError.unknownBrand(brand, brands) }
        guard (1...ClientBudget.mostWrongAllowed).contains(wrongAnHour) else {
            throw CommandError(.badData, "--wrong-an-hour takes a number from 1 to \(ClientBudget.mostWrongAllowed).")
        }
        let marks = Set(try certificates.marks(at: world.now()))
        guard marks.count <= ClientCertificate.mostMarks else {
            throw CommandError(.badData, "A client is bound to \(ClientCertificate.mostMarks) certificates at most.")
        }
        let secret = try NewSecret(lifetime, world)
        return (
            Client(
                id: name, brand: brand, permissions: try permissions(), agents: allAgents ? .ofBrand : .named([]),
                networks: try network.map(Self.network), certificates: marks, wrongAllowed: wrongAnHour,
                secrets: [secret.kept]),
            secret.text
        )
    }

    private func permissions() throws -> Set<Client.Permission> {
        guard !scope.isEmpty else { return Client.Permission.usual }
        let permissions = Set(
            try scope.map { word in
                guard let permission = Client.Permission(rawValue: word) else {
                    let all = Client.Permission.allCases.map(\.rawValue).joined(separator: ", ")
                    throw CommandError(.badData, "There is no scope “\(word)”; there are \(all).")
                }
                return permission
            })
        guard Client.canHave(permissions) else {
            throw CommandError(
                .badData, "A client with codes.check is a telephone menu and has no other scope: add another client.")
        }
        return permissions
    }

    private static func network(_ text: String) throws -> CIDRBlock {
        guard let block = CIDRBlock(text) else {
            throw CommandError(
                .badData, "“\(text)” is no address or network; such as 10.20.0.5, 10.20.0.0/16 or fd00:20::/32.")
        }
        return block
    }
}

/// How long a secret is good for.
struct SecretLifetime: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "After so many days the secret ends. Without it, it does not end by itself.", valueName: "number"))
    var days: Int?

    func end(from now: Date) throws -> Date? {
        guard let days else { return nil }
        guard (1...3650).contains(days) else { throw CommandError(.badData, "--days takes a number from 1 to 3650.") }
        return now.addingTimeInterval(TimeInterval(days) * 24 * 3600)
    }
}

/// A secret as it is shown, and what is kept of it.
struct NewSecret {
    let text: String
    let kept: ClientSecret

    init(_ lifetime: SecretLifetime, _ world: World) throws {
        text = ClientSecret.text(world)
        guard let hash = ClientSecret.hash(of: text) else { throw CommandError(.defect, "A secret could not be made.") }
        kept = ClientSecret(hash: hash, madeAt: world.now(), expiresAt: try lifetime.end(from: world.now()))
    }
}

struct ClientListCommand: EnvironmentCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the clients, with their scopes, agents, networks, limits and last uses.",
        discussion: """
            EXAMPLE:
              countersign client list --json

            \(ExitStatus.help(ExitStatus.ofDatabaseCommands))
            """)

    @Flag(help: "Print them as JSON.")
    var json = false
    @OptionGroup var configuration: ConfigurationOptions

    func run(in environment: any CommandEnvironment) async throws {
        let configuration = try configuration.read()
        let (clients, agents) = try await environment.with(configuration, use: .lookUp) { context in
            (try await context.stores.clients(), try await context.stores.agents())
        }
        let reports = clients.map { ClientReport($0, agents: agents) }
        if json { return try Terminal.write(json: reports) }
        for report in reports { try Terminal.writeLine(report.line) }
    }
}
