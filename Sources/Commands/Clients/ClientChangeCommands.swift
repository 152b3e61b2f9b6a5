import AppConfiguration
import ArgumentParser
import Foundation
import SecurityQuestions

/// What every command about one client has.
struct ClientOptions: ParsableArguments {
    @Argument(help: "The client’s name.")
    var name: String
    @OptionGroup var configuration: ConfigurationOptions

    /// Does it, or throws what stood in the way.
    func change(
        in environment: any CommandEnvironment,
        _ request: (AppContext) async throws -> ClientChange.Request
    ) async throws -> Client {
        do {
            return try await environment.with(try configuration.read(), use: .lookUp) { context in
                try await context.stores.change(name, try await request(context), by: .host)
            }
        } catch ClientChange.Refusal.unknownClient {
            throw CommandError(.nothingFound, "There is no client “\(name)”: “countersign client list” lists them.")
        } catch ClientChange.Refusal.agentOfOtherBrand {
            throw CommandError(
                .badData, "This agent does not serve the client’s brand, or has no access to the care desk.")
        } catch ClientChange.Refusal.lastCertificate {
            throw CommandError(
                .badData,
                "This is the last certificate of client “\(name)”: bind another one before, or disable the client. With --all its secret "
                    + "alone lets it in.")
        } catch ClientChange.Refusal.tooManyCertificates {
            throw CommandError(
                .badData,
                "Nothing was changed: client “\(name)” is bound to \(ClientCertificate.mostMarks) certificates at most; unbind one."
            )
        } catch ClientChange.Refusal.unknownCertificate {
            throw CommandError(
                .nothingFound, "Client “\(name)” is not bound to that: “countersign client list” tells to what.")
        }
    }
}

extension AppContext {
    /// Throws where there is no such agent.
    fileprivate func agent(_ written: String) async throws -> Agent {
        let address = try EmailAddress(argument: written)
        guard let agent = try await stores.agent(email: address)?.agent else {
            throw CommandError(.nothingFound, "There is no agent \(address.text): check the address.")
        }
        return agent
    }
}

struct ClientRotateCommand: EnvironmentCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotate",
        abstract: "Give a client a new secret; the one before goes on being good for a week.",
        discussion: """
            The secret is shown now and never again. An older one than that before ends at once.

            EXAMPLE:
              countersign client rotate crm --former-days 1

            \(ExitStatus.help(ExitStatus.ofDatabaseCommands))
            """)

    @OptionGroup var options: ClientOptions
    @OptionGroup var lifetime: SecretLifetime
    @Option(help: ArgumentHelp("For so many days the secret before is good; 0 ends it now.", valueName: "number"))
    var formerDays = 7
    @Flag(help: "Print the client as JSON, with the secret.")
    var json = false

    func run(in environment: any CommandEnvironment) async throws {
        guard (0...90).contains(formerDays) else {
            throw CommandError(.badData, "--former-days takes a number from 0 to 90.")
        }
        let (world, secret) = (environment.world, try NewSecret(lifetime, environment.world))
        let client = try await options.change(in: environment) { _ in
            .rotate(
                secret.kept.hash, expiresAt: secret.kept.expiresAt,
                formerUntil: world.now().addingTimeInterval(TimeInterval(formerDays) * 24 * 3600))
        }
        try ClientReport(client, secret: secret.text).tell(asJSON: json)
    }
}

struct ClientAllowAgentCommand: EnvironmentCommand {
    static let configuration = CommandConfiguration(
        commandName: "allow-agent",
        abstract: "Let a client act for an agent, or for every agent of its brand.",
        discussion: """
            EXAMPLE:
              countersign client allow-agent crm alex@example.com
              countersign client allow-agent crm --all

            \(ExitStatus.help(ExitStatus.ofDatabaseCommands))
            """)

    @OptionGroup var options: ClientOptions
    @Argument(help: "The agent’s e-mail address.")
    var agent: String?
    @Flag(help: "Every agent who serves the client’s brand, now and later.")
    var all = false

    func validate() throws {
        guard (agent == nil) == all else { throw ValidationError("Give the address of an agent, or --all.") }
    }

    func run(in environment: any CommandEnvironment) async throws {
        _ = try await options.change(in: environment) { context in
            if let agent { .allow(try await context.agent(agent)) } else { .allowAll }
        }
        Terminal.tell("Client “\(options.name)” may act for \(agent ?? "every agent of its brand").")
    }
}

struct ClientDisallowAgentCommand: EnvironmentCommand {
    static let configuration = CommandConfiguration(
        commandName: "disallow-agent",
        abstract: "No longer let a client act for an agent.",
        discussion: """
            EXAMPLE:
              countersign client disallow-agent crm alex@example.com

            \(ExitStatus.help(ExitStatus.ofDatabaseCommands))
            """)

    @OptionGroup var options: ClientOptions
    @Argument(help: "The agent’s e-mail address.")
    var agent: String

    func run(in environment: any CommandEnvironment) async throws {
        let client = try await options.change(in: environment) { .disallow(try await $0.agent(agent)) }
        guard client.agents != .ofBrand else {
            throw CommandError(
                .badData,
                "Client “\(client.id)” may act for every agent of its brand: add another client with agents of its own, and disable this one."
            )
        }
        Terminal.tell("Client “\(options.name)” no longer acts for \(agent).")
    }
}

struct ClientDisableCommand: EnvironmentCommand {
    static let configuration = CommandConfiguration(
        commandName: "disable",
        abstract: "Let a client in no more, from its next request on.",
        discussion: """
            EXAMPLE:
              countersign client disable crm

            \(ExitStatus.help(ExitStatus.ofDatabaseCommands))
            """)

    @OptionGroup var options: ClientOptions

    func run(in environment: any CommandEnvironment) async throws {
        _ = try await options.change(in: environment) { _ in .disable }
        Terminal.tell("Client “\(options.name)” is let in no more.")
    }
}

struct ClientEnableCommand: EnvironmentCommand {
    static let configuration = CommandConfiguration(
        commandName: "enable",
        abstract: "Let a client in again that was disabled.",
        discussion: """
            EXAMPLE:
              countersign client enable crm

            \(ExitStatus.help(ExitStatus.ofDatabaseCommands))
            """)

    @OptionGroup var options: ClientOptions

    func run(in environment: any CommandEnvironment) async throws {
        _ = try await options.change(in: environment) { _ in .enable }
        Terminal.tell("Client “\(options.name)” is let in again.")
    }
}
