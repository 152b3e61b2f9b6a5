import AppConfiguration
import ArgumentParser
import Foundation
import SecurityQuestions

struct PanicCommand: EnvironmentCommand {
    static let configuration = CommandConfiguration(
        commandName: "panic",
        abstract: "Stop every check of a brand at once, and log everybody of it out.",
        discussion: """
            For an emergency: answers, codes or an agent’s log-in may be in wrong hands. Ends sessions, open calls and what they proved, \
            support codes, and links that were mailed; of agents who serve other brands as well, all their sessions. From then on no answer \
            and no code of the brand is checked, whatever page is open, until --end. People can log in again meanwhile. \
            Works beside a running server, which knows it with the next attempt. Its drill is in docs/incident.md.

            EXAMPLE:
              countersign panic --brand northline
              countersign panic --brand northline --end

            \(ExitStatus.help(ExitStatus.ofDatabaseCommands))
            """)

    @OptionGroup var brand: BrandOption
    @Flag(help: "Let checks of the brand go on. What was ended stays ended.")
    var end = false
    @Flag(help: "Do not ask, as scripts need it.")
    var yes = false
    @OptionGroup var configuration: ConfigurationOptions

    func run(in environment: any CommandEnvironment) async throws {
        let configuration = try configuration.read()
        let brand = try brand.brand(in: configuration)
        if !yes { try Terminal.confirm(brand, end: end) }
        try await environment.with(configuration, use: .lookUp) { context in
            let change = StopBrand(stores: context.stores)
            if end {
                let since = try await change.resume(brand.id)
                return Terminal.tell(
                    since.map { "Checks of \(brand.name) go on; they were stopped since \($0.formatted(.iso8601))." }
                        ?? "Checks of \(brand.name) were not stopped.")
            }
            guard let ended = try await change.stop(brand.id) else {
                return Terminal.tell("Checks of \(brand.name) were stopped already; nothing was changed.")
            }
            Terminal.tell(
                "Checks of \(brand.name) are stopped. Ended: \(ended.text). To let them go on: “countersign panic --brand \(brand.id) "
                    + "--end”.")
        }
    }
}

extension Terminal {
    fileprivate static func confirm(_ brand: Brand, end: Bool) throws {
        guard inputIsTerminal else {
            throw CommandError(.usage, "Nothing was changed: there is no terminal to ask at; write --yes.")
        }
        tell(
            end
                ? "Type “\(brand.id)” to let checks of \(brand.name) go on:"
                : "This stops every check of \(brand.name), for every customer and agent. Type “\(brand.id)” to stop them:"
        )
        guard readLine(strippingNewline: true)?.trimmingSpaces() == brand.id else {
            throw CommandError(.badData, "Nothing was changed.")
        }
    }
}
