import AppConfiguration
import ArgumentParser
import Web

/// Whether the help site is there, can be read and belongs to this version.
struct HelpCheck: Sendable {
    let configuration: Configuration

    func look() throws -> Finding.Outcome {
        guard let folder = HelpFolder(configuration.help) else {
            return .warning([
                "not installed: the help pages say so; build it with Scripts/help and name it under “help”"
            ])
        }
        let library = try folder.library()
        let program = Countersign.configuration.version
        let said = "\(library.count) articles in \(folder.path), checked against version \(library.version)"
        return library.version == program
            ? .ok(said) : .warning(["\(said); this program is version \(program): build the help again"])
    }
}
