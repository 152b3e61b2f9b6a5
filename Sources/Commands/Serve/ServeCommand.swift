import AppConfiguration
import ArgumentParser
import Dispatch

struct ServeCommand: EnvironmentCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serve the Office Manager and the care desk until told to stop.",
        discussion: """
            EXAMPLE:
              countersign serve --config /etc/countersign/countersign.yaml

            \(ExitStatus.help([.unavailable, .notCreated, .inputOutput, .permission, .configuration]))
            """)

    @OptionGroup var configuration: ConfigurationOptions
    @OptionGroup var flags: ServerFlags
    @Option(help: ArgumentHelp("The folder of the database and the key ring.", valueName: "folder"))
    var data: String?

    func run(in environment: any CommandEnvironment) async throws {
        var overlay = flags.overlay
        overlay["data"] = data.map { Overlay.Flag("--data", $0) }
        let (options, flags) = (configuration, overlay)
        let configuration = try options.read(flags: flags)
        configuration.tellWarnings()
        let reread: @Sendable () throws -> Configuration = { try options.read(flags: flags) }
        try await serve(configuration, in: environment, rereading: reread) { addresses in
            Terminal.tell("Office Manager: \(addresses.portal)\n\(addresses.brands.text)\nCare desk: \(addresses.care)")
            // Beside: pages are served meanwhile.
            DispatchQueue.global().async {
                addresses.brands.warnings(isFound: HostLookUp.isFound).forEach(Terminal.complain)
            }
        }
    }
}
