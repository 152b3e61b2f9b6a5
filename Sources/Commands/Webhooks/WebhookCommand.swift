import AppConfiguration
import ArgumentParser
import Foundation
import SecurityQuestions
import Vault

struct WebhookCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "webhook",
        abstract: "Manage where events are delivered to.",
        discussion: """
            A webhook is a client’s, and hears of the client’s brand. What is added here its client sees by the API as well; docs/api.md tells
            what receivers get. A running server delivers.

            EXAMPLE:
              countersign webhook add crm https://crm.example/hook --types call.verified
              countersign webhook list

            \(ExitStatus.help(ExitStatus.ofDatabaseCommands))
            """,
        subcommands: [
            WebhookAddCommand.self, WebhookListCommand.self, WebhookDeliveriesCommand.self, WebhookTestCommand.self,
            WebhookReplayCommand.self, WebhookDisableCommand.self, WebhookEnableCommand.self,
        ])
}

struct WebhookAddCommand: EnvironmentCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Have events delivered to an address, and show its keys once.",
        discussion: """
            The keys are shown now and never again.

            EXAMPLE:
              countersign webhook add crm https://crm.example/countersign

            \(ExitStatus.help(ExitStatus.ofDatabaseCommands))
            """)

    @Argument(help: "The client’s name.")
    var client: String
    @Argument(help: "An https address; http only within webhooks.networks.")
    var url: String
    @Option(help: "The types of events it hears of, with spaces between them. Without it, all.")
    var types = ""
    @Flag(help: "Print the webhook as JSON, with its keys.")
    var json = false
    @OptionGroup var configuration: ConfigurationOptions

    func run(in environment: any CommandEnvironment) async throws {
        let configuration = try configuration.read()
        let rule = ReceiverRule(inside: configuration.webhookNetworks)
        guard let address = WebhookAddress(url), !address.isPlain || rule.allowsPlain else {
            throw CommandError(.badData, "“\(url)” is no https address without a user, a password and a fragment.")
        }
        let kinds = try Self.kinds(types)
        let (webhook, keys) = try await environment.with(configuration, use: .change) { context in
            guard let client = try await context.stores.client(client) else { throw CommandError.unknownClient(client) }
            let webhook = Webhook(
                id: ID(context.world), client: client.id, brand: client.brand, url: address, kinds: kinds,
                madeAt: context.world.now())
            let secret = try context.vault.newWebhookSecret(of: webhook.place)
            guard let made = try await context.stores.add(webhook, secret: secret, by: .host) else {
                throw CommandError(
                    .badData, "Nothing was added: client “\(client.id)” has \(Webhook.mostOfClient) webhooks already.")
            }
            return (made, try context.vault.webhookKeys(secret, of: webhook.place))
        }
        let report = WebhookReport(webhook, keys: keys)
        if json { return try Terminal.write(json: report) }
        Terminal.tell(
            "Webhook \(webhook.id) is sent a test, and hears of what happens from now on once it has taken that. Its keys are shown this once:"
        )
        try Terminal.writeLine(keys.secret)
        try Terminal.writeLine(keys.publicKey)
    }

    private static func kinds(_ written: String) throws -> Set<MachineEvent.Kind> {
        Set(
            try written.split(separator: " ").map { word in
                guard let kind = MachineEvent.Kind(rawValue: String(word)) else {
                    let all = MachineEvent.Kind.allCases.map(\.rawValue).joined(separator: ", ")
                    throw CommandError(.badData, "There is no type of events “\(word)”; there are \(all).")
                }
                return kind
            })
    }
}

struct WebhookListCommand: EnvironmentCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the webhooks of every client, or of one.",
        discussion: """
            EXAMPLE:
              countersign webhook list --client crm --json

            \(ExitStatus.help(ExitStatus.ofDatabaseCommands))
            """)

    @Option(help: "Those of this client alone.")
    var client: String?
    @Flag(help: "Print them as JSON.")
    var json = false
    @OptionGroup var configuration: ConfigurationOptions

    func run(in environment: any CommandEnvironment) async throws {
        let webhooks = try await environment.with(try configuration.read(), use: .lookUp) { context in
            if let client, try await context.stores.client(client) == nil { throw CommandError.unknownClient(client) }
            return try await context.webhooks().filter { client == nil || $0.client == client }
        }
        let reports = webhooks.map { WebhookReport($0) }
        if json { return try Terminal.write(json: reports) }
        for report in reports { try Terminal.writeLine(report.line) }
    }
}

/// What every command about one webhook has.
struct WebhookOptions: ParsableArguments {
    @Argument(help: "The webhook’s id: “countersign webhook list” lists them.")
    var webhook: String
    @OptionGroup var configuration: ConfigurationOptions

    /// Throws where there is no such webhook.
    func with<Result: Sendable>(
        _ environment: any CommandEnvironment, _ work: (AppContext, Webhook) async throws -> Result
    ) async throws -> Result {
        try await environment.with(try configuration.read(), use: .lookUp) { context in
            guard let found = try await context.webhooks().first(where: { $0.id == ID<Webhook>(webhook) }) else {
                throw CommandError(
                    .nothingFound, "There is no webhook “\(webhook)”: “countersign webhook list” lists them.")
            }
            return try await work(context, found)
        }
    }
}

struct WebhookDeliveriesCommand: EnvironmentCommand {
    static let configuration = CommandConfiguration(
        commandName: "deliveries",
        abstract: "Show the last hundred deliveries of a webhook, the newest first.",
        discussion: """
            EXAMPLE:
              countersign webhook deliveries 0193e5c4-8f7a-7b1e-9a3d-2f6d5c4b3a21

            \(ExitStatus.help(ExitStatus.ofDatabaseCommands))
            """)

    @OptionGroup var options: WebhookOptions
    @Flag(help: "Print them as JSON.")
    var json = false

    func run(in environment: any CommandEnvironment) async throws {
        let deliveries = try await options.with(environment) { context, webhook in
            try await context.stores.deliveries(of: webhook.id, of: webhook.client, limit: 100)
        }
        let reports = deliveries.map(DeliveryTold.init)
        if json { return try Terminal.write(json: reports) }
        for report in reports { try Terminal.writeLine(report.line) }
    }
}

struct WebhookTestCommand: EnvironmentCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Have a test delivered, which tells of nothing that happened.",
        discussion: """
            EXAMPLE:
              countersign webhook test 0193e5c4-8f7a-7b1e-9a3d-2f6d5c4b3a21

            \(ExitStatus.help(ExitStatus.ofDatabaseCommands))
            """)

    @OptionGroup var options: WebhookOptions

    func run(in environment: any CommandEnvironment) async throws {
        let made = try await options.with(environment) { context, webhook in
            try await context.stores.deliver(
                ID(context.world), again: nil, to: webhook.id, of: webhook.client)
        }
        guard let made else { throw CommandError(.nothingFound, "The webhook was removed meanwhile.") }
        Terminal.tell("A running server delivers the test: “countersign webhook deliveries” tells what comes of it.")
        try Terminal.writeLine(made.id.description)
    }
}

struct WebhookReplayCommand: EnvironmentCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Have an event delivered once more, marked as that.",
        discussion: """
            One that was delivered or given up: what still waits is delivered anyway.

            EXAMPLE:
              countersign webhook replay WEBHOOK-ID DELIVERY-ID

            \(ExitStatus.help(ExitStatus.ofDatabaseCommands))
            """)

    @OptionGroup var options: WebhookOptions
    @Argument(help: "The delivery’s id: “countersign webhook deliveries” lists them.")
    var delivery: String

    func run(in environment: any CommandEnvironment) async throws {
        let made: WebhookDelivery? = try await options.with(environment) { context, webhook in
            guard let again = ID<WebhookDelivery>(delivery) else { return nil }
            return try await context.stores.deliver(
                ID(context.world), again: again, to: webhook.id, of: webhook.client)
        }
        guard let made else {
            throw CommandError(
                .nothingFound,
                "There is no event “\(delivery)” of this webhook that was delivered or given up: “countersign webhook deliveries” lists them."
            )
        }
        Terminal.tell("A running server delivers it once more.")
        try Terminal.writeLine(made.id.description)
    }
}

struct WebhookDisableCommand: EnvironmentCommand {
    static let configuration = CommandConfiguration(
        commandName: "disable",
        abstract: "Deliver nothing to a webhook until it is enabled again; what waits, waits.",
        discussion: """
            Its client does not lift that.

            EXAMPLE:
              countersign webhook disable 0193e5c4-8f7a-7b1e-9a3d-2f6d5c4b3a21

            \(ExitStatus.help(ExitStatus.ofDatabaseCommands))
            """)

    @OptionGroup var options: WebhookOptions

    func run(in environment: any CommandEnvironment) async throws {
        _ = try await options.with(environment) { context, webhook in
            try await context.stores.setDisabled(true, webhook.id, of: webhook.client, by: .host)
        }
        Terminal.tell("Webhook \(options.webhook) is told of nothing until it is enabled again.")
    }
}

struct WebhookEnableCommand: EnvironmentCommand {
    static let configuration = CommandConfiguration(
        commandName: "enable",
        abstract: "Let a webhook go on that was disabled, or paused because of its receiver.",
        discussion: """
            EXAMPLE:
              countersign webhook enable 0193e5c4-8f7a-7b1e-9a3d-2f6d5c4b3a21

            \(ExitStatus.help(ExitStatus.ofDatabaseCommands))
            """)

    @OptionGroup var options: WebhookOptions

    func run(in environment: any CommandEnvironment) async throws {
        _ = try await options.with(environment) { context, webhook in
            _ = try await context.stores.setDisabled(false, webhook.id, of: webhook.client, by: .host)
            return try await context.stores.resume(webhook.id, of: webhook.client, by: .host)
        }
        Terminal.tell("Webhook \(options.webhook) goes on.")
    }
}

extension AppContext {
    /// Of every client.
    fileprivate func webhooks() async throws -> [Webhook] {
        var found: [Webhook] = []
        for client in try await stores.clients() { found += try await stores.webhooks(of: client.id) }
        return found
    }
}

extension CommandError {
    fileprivate static func unknownClient(_ name: String) -> CommandError {
        CommandError(.nothingFound, "There is no client “\(name)”: “countersign client list” lists them.")
    }
}
