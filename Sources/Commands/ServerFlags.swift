import AppConfiguration
import ArgumentParser

/// Settings that can be given on the command line of the server.
struct ServerFlags: ParsableArguments {
    @Option(help: ArgumentHelp("Where the Office Manager listens.", valueName: "address:port"))
    var portal: String?
    @Option(help: ArgumentHelp("Where the care desk listens.", valueName: "address:port"))
    var care: String?
    @Option(
        help: ArgumentHelp("Where programs are served (the API); else as configured.", valueName: "address:port"))
    var api: String?
    @Option(help: ArgumentHelp("How much is logged: trace, debug, info, notice, warning, error or critical."))
    var logLevel: String?

    var overlay: [String: Overlay.Flag] {
        let given = [
            "portal.listen": portal.map { Overlay.Flag("--portal", $0) },
            "care.listen": care.map { Overlay.Flag("--care", $0) },
            "api.listen": api.map { Overlay.Flag("--api", $0) },
            "log.level": logLevel.map { Overlay.Flag("--log-level", $0) },
        ]
        return given.compactMapValues(\.self)
    }
}
