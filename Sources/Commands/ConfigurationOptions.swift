import AppConfiguration
import ArgumentParser
import Foundation

/// The option that every command with a configuration has.
struct ConfigurationOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The configuration file.",
            discussion: "Else COUNTERSIGN_CONFIG, ./countersign.yaml or /etc/countersign/countersign.yaml.",
            valueName: "file"))
    var config: String?

    /// Reads the configuration; `flags` win over the environment, which wins over the file.
    func read(flags: [String: Overlay.Flag] = [:]) throws -> Configuration {
        let environment = ProcessInfo.processInfo.environment
        let folder = Paths.workingFolder
        let file = try ConfigurationFile.find(option: config, environment: environment, workingFolder: folder)
        return try Configuration(file, overlay: Overlay(environment: environment, flags: flags, folder: folder))
    }
}

extension Configuration {
    func tellWarnings() {
        for warning in warnings { Terminal.complain(warning.sentence) }
    }
}

/// Settings that can be given on the command line of the server.
struct ServerFlags: ParsableArguments {
    @Option(help: ArgumentHelp("Where the Office Manager listens.", valueName: "address:port"))
    var portal: String?
    @Option(help: ArgumentHelp("Where the care desk listens.", valueName: "address:port"))
    var care: String?
    @Option(help: ArgumentHelp("How much is logged: trace, debug, info, notice, warning, error or critical."))
    var logLevel: String?

    var overlay: [String: Overlay.Flag] {
        let given = [
            "portal.listen": portal.map { Overlay.Flag("--portal", $0) },
            "care.listen": care.map { Overlay.Flag("--care", $0) },
            "log.level": logLevel.map { Overlay.Flag("--log-level", $0) },
        ]
        return given.compactMapValues(\.self)
    }
}
