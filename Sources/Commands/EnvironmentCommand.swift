import ArgumentParser

/// A command that works in an environment. It is made by parsing and holds none: whoever runs it hands it over.
package protocol EnvironmentCommand: AsyncParsableCommand {
    func run(in environment: any CommandEnvironment) async throws
}

extension EnvironmentCommand {
    package func run() async throws {
        throw CommandError(.defect, "“\(Self.self)” was run without its environment: please report this.")
    }
}
