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
