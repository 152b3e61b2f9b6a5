import AppConfiguration
import Demo
import DurableFiles
import Foundation
import SecurityQuestions

/// Two fictional brands to try everything with, in a folder of their own.
struct DemoRun: Sendable {
    let folder: DemoFolder
    let flags: [String: Overlay.Flag]
    /// The server that mails go to; nil for the folder.
    let smtp: ServerAddress?
    let environment: any CommandEnvironment

    /// Makes the demo unless it is there, and serves it.
    func run() async throws {
        if try folder.state() == .new { try await make() }
        var configuration = try configuration()
        if let database = configuration.postgres { _ = try await environment.migrate(database) }
        // There before the first mail, for whoever looks where the greeting says that mails are.
        if case .folder(let path) = configuration.mail { try PrivateFolder(path: path).make() }
        if let smtp { configuration.mail = .smtp(MailSettings.SMTP(plainly: smtp)) }
        let chosen = configuration
        try await environment.with(configuration, use: .lookUp) { context in
            try await DemoInvitations(configuration: configuration, services: context.demoServices)
                .renewExpired(in: folder)
        }
        try await serve(configuration, in: environment) { addresses in greet(addresses, chosen) }
    }

    private func make() async throws {
        // Wrong options are refused before anything is made; by themselves, since there is no file yet that says them too.
        let usual = DemoListeners()
        let checked = try configuration(DemoConfiguration.text(portal: usual.portal, care: usual.care, api: usual.api))
        let chosen = DemoListeners(flags)
        let text = DemoConfiguration.text(
            portal: chosen.portal, care: chosen.care, api: chosen.api, database: checked.postgres?.url)
        try await requireEmpty(checked)
        try await folder.make {
            try FileContent.writePrivately(text.utf8, to: folder.configuration)
            try await environment.fillDemo(checked).write(to: folder.file)
        }
    }

    /// A database of PostgreSQL's is somebody's: it is filled where there is nothing in it, and brought up to date where there is.
    private func requireEmpty(_ configuration: Configuration) async throws {
        guard let database = configuration.postgres else { return }
        _ = try await environment.migrate(database)
        guard try await environment.inspect(configuration, keys: nil).keyChecks().isEmpty else {
            throw CommandError(
                .notCreated,
                "The PostgreSQL database is not empty, and \(folder.path) is not the folder of its demo: make a new one (“createdb”), or name "
                    + "that folder.")
        }
    }

    private func configuration(_ text: String? = nil) throws -> Configuration {
        let file =
            try text.map { ConfigurationFile(path: folder.configuration, text: $0) }
            ?? ConfigurationFile(path: folder.configuration)
        var flags = flags
        flags["data"] = Overlay.Flag("--data", folder.path)
        let environment = ProcessInfo.processInfo.environment
        var configuration = try Configuration(
            file, overlay: Overlay(environment: environment, flags: flags, folder: Paths.workingFolder))
        configuration.isDemo = true
        return configuration
    }

    /// Keeps the links of `demo.json` right, whatever the port.
    private func write(
        servedAt address: PublicAddress, api: String?, _ configuration: Configuration
    ) throws -> DemoFile {
        let file = try DemoFile(path: folder.file).moved(to: address, api: api, brands: configuration.brands)
        try file.write(to: folder.file)
        return file
    }

    private func greet(_ addresses: Addresses, _ configuration: Configuration) {
        let address = addresses.brands.address
        do {
            let file = try write(servedAt: address, api: addresses.api, configuration)
            let greeting = DemoGreeting(
                file: file, path: folder.file, brands: configuration.brands, portal: address, care: addresses.care,
                api: addresses.api, mail: configuration.mail?.description)
            try Terminal.writeLine(greeting.text)
        } catch {
            Terminal.complain(CommandError(explaining: error)?.sentences.joined(separator: " ") ?? "\(error)")
        }
    }
}

/// Where a new demo is served.
struct DemoListeners {
    let portal: String
    let care: String
    let api: String

    /// Who names the Office Manager's port and not that of programs has other demos, which have the usual one: a free one, at each start.
    init(_ flags: [String: Overlay.Flag] = [:]) {
        portal = flags["portal.listen"]?.text ?? "127.0.0.1:8080"
        care = flags["care.listen"]?.text ?? "127.0.0.1:8081"
        api = flags["api.listen"]?.text ?? (flags["portal.listen"] == nil ? "127.0.0.1:8082" : "127.0.0.1:0")
    }
}

extension CommandEnvironment {
    /// Fills a data folder with the demo. It is opened with a clock of its own, so that the past is written down as that.
    func fillDemo(_ configuration: Configuration) async throws -> DemoFile {
        let clock = DemoClock(world)
        var past = self
        past.world = clock.world(world)
        return try await past.with(configuration, use: .change) { context in
            try await DemoSeed(configuration: configuration, services: context.demoServices, clock: clock).fill()
        }
    }
}

extension AppContext {
    var demoServices: DemoServices { DemoServices(stores: stores, keeping: vault, world: world) }
}
