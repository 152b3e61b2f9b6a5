import AppConfiguration
import ArgumentParser
import Foundation

struct DoctorCommand: EnvironmentCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract:
            "Check settings, colours, data folder, keys, database, ports, TLS files, mail and help, and say what to do.",
        discussion: """
            Prints a line for each check: OK, PROBLEM, or WARN for what works and should not stay so. The exit code is that of the \
            first problem.

            EXAMPLE:
              countersign doctor --config /etc/countersign/countersign.yaml

            \(ExitStatus.help([.unavailable, .notCreated, .inputOutput, .permission, .configuration]))
            """)

    @Flag(help: "Print JSON.")
    var json = false
    @OptionGroup var configuration: ConfigurationOptions

    func run(in environment: any CommandEnvironment) async throws {
        let findings = await findings(environment)
        if json {
            try Terminal.write(json: findings.map(FindingReport.init))
        } else {
            for line in findings.flatMap(\.lines) { try Terminal.writeLine(line) }
        }
        if let problem = findings.first(where: { $0.status != .ok }) { throw ExitCode(problem.status.rawValue) }
    }

    private func findings(_ environment: any CommandEnvironment) async -> [Finding] {
        let variables = Self.variables(in: ProcessInfo.processInfo.environment)
        do {
            let configuration = try configuration.read()
            configuration.tellWarnings()
            return await Doctor(configuration: configuration, environment: environment).findings() + [variables]
        } catch {
            let told = CommandError(explaining: error) ?? CommandError(.defect, "\(error)")
            return [Finding("configuration", .problem(told)), variables]
        }
    }

    /// The variables that are read.
    static let known = Set(
        Overlay.paths.map(Overlay.variable) + [
            ConfigurationFile.variable, KeySources.variable, MailReader.passwordVariable, Overlay.executor,
        ])

    /// A variable that is misspelt would be overlooked; some systems set such variables themselves, so it is no problem.
    static func variables(in environment: [String: String]) -> Finding {
        let unknown = environment.keys.filter { $0.hasPrefix(Overlay.prefix) && !known.contains($0) }.sorted()
        guard !unknown.isEmpty else { return Finding("environment", .ok("nothing unknown")) }
        return Finding(
            "environment",
            .warning(
                unknown.map { name in
                    let meant = CommandSuggestion.nearest(to: name, of: known.sorted())
                    return "\(name) is not used" + (meant.map { ": did you mean \($0)?" } ?? ".")
                }))
    }
}
