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
    @Option(
        help: ArgumentHelp(
            "The PostgreSQL database, in place of the one of the configuration.",
            discussion:
                "Such as postgresql://countersign@127.0.0.1:5432/countersign, without a password: see database.password-file.",
            valueName: "url"))
    var database: String?

    /// Reads the configuration; `flags` win over the environment, which wins over the file.
    func read(flags: [String: Overlay.Flag] = [:]) throws -> Configuration {
        var flags = flags
        if let database { flags["database.url"] = Overlay.Flag("--database", database) }
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
