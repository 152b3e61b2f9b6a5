import ArgumentParser

struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Serve two fictional brands to try everything with.",
        discussion: """
            Makes the folder if it is new or empty: a configuration, a key ring, a database and demo.json with every \
            log-in. A demo that is there is used as it is.

            EXAMPLE:
              countersign demo --data demo --portal 127.0.0.1:8080 --care 127.0.0.1:8081

            \(ExitStatus.help([.unavailable, .notCreated, .inputOutput, .permission, .configuration]))
            """)

    @Option(help: ArgumentHelp("The folder of the demo.", valueName: "folder"))
    var data: String
    @OptionGroup var flags: ServerFlags

    func run() async throws {
        let folder = DemoFolder(path: Paths.absolute(data, from: Paths.workingFolder))
        try await Demo(folder: folder, flags: flags.overlay).run()
    }
}
