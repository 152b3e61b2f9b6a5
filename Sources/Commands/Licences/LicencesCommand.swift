import ArgumentParser

/// Licences of those whose work is in the program ask that their texts come with it, wherever it goes.
struct LicencesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "licences", abstract: "Print whose work is in the program, and under which licences.",
        discussion: """
            Prints the file THIRD-PARTY.txt of the version that runs: components, libraries and data with their licences, the \
            notices that have to be passed on, and the texts.

            EXAMPLE:
              countersign licences | less

            \(ExitStatus.help([.inputOutput]))
            """)

    /// The same bytes as the file.
    static var text: String { String(decoding: PackageResources.THIRD_PARTY_txt, as: UTF8.self) }

    func run() throws {
        try Terminal.write(Self.text)
    }
}
