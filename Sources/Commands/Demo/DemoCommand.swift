import AppConfiguration
import ArgumentParser
import Demo

struct DemoCommand: EnvironmentCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Serve two fictional brands to try everything with.",
        discussion: """
            Makes the folder if it is new or empty: a configuration, a key ring, a database and demo.json with a log-in of \
            each sort. A demo that is there is used as it is. Mails are written into the folder “mail” in it.

            EXAMPLE:
              countersign demo --data demo
              countersign demo --data demo --smtp 127.0.0.1:1025
              countersign demo --data demo --portal 127.0.0.1:8080 --care 127.0.0.1:8081
              countersign demo --data demo --database postgresql://me@127.0.0.1:5432/demo

            \(ExitStatus.help([.unavailable, .notCreated, .inputOutput, .permission, .configuration]))
            """)

    @Option(help: ArgumentHelp("The folder of the demo.", valueName: "folder"))
    var data: String
    @Option(
        help: ArgumentHelp(
            "Send mails to this server instead: in clear to one on this machine, else with STARTTLS.",
            valueName: "host:port"))
    var smtp: String?
    @Option(
        help: ArgumentHelp(
            "An empty PostgreSQL database, in place of a file in the folder; demo.json and the keys are in the folder all the same.",
            valueName: "url"))
    var database: String?
    @OptionGroup var flags: ServerFlags

    func run(in environment: any CommandEnvironment) async throws {
        let server = try smtp.map { text in
            guard let address = ServerAddress(text) else {
                throw CommandError(.usage, "“\(text)” is not a server with a port: write it as 127.0.0.1:1025.")
            }
            return address
        }
        let folder = DemoFolder(path: Paths.absolute(data, from: Paths.workingFolder))
        var overlay = flags.overlay
        overlay["database.url"] = database.map { Overlay.Flag("--database", $0) }
        try await DemoRun(folder: folder, flags: overlay, smtp: server, environment: environment).run()
    }
}
