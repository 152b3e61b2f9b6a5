import AppConfiguration
import ArgumentParser
import DurableFiles

/// Where an export goes.
struct ExportOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A new file, which only you can read; else standard output.",
            discussion: "It appears whole or not at all, and never in the place of another one.", valueName: "file"))
    var to: String?

    /// - Parameter export: is told what to write each piece with.
    func write(
        about name: String, _ export: (_ write: @escaping (String) throws -> Void) async throws -> Void
    ) async throws {
        guard let to else { return try await export { try Terminal.write($0) } }
        let path = Paths.absolute(to, from: Paths.workingFolder)
        let place = DraftFile.place(of: path)
        try await Interruption.removing([place]) {
            let draft = try DraftFile(ofNew: path, at: place)
            try await export { try draft.write($0.utf8) }
            try draft.keep()
        }
        Terminal.tell("\(path) holds what is held about \(name).")
    }
}
