import AppConfiguration
import ArgumentParser
import Encodings
import Foundation
import SecurityQuestions

struct AgentListCommand: EnvironmentCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the people of the care desk.",
        discussion: """
            EXAMPLE:
              countersign agent list

            \(ExitStatus.help(ExitStatus.ofDatabaseCommands))
            """)

    @OptionGroup var configuration: ConfigurationOptions

    func run(in environment: any CommandEnvironment) async throws {
        let configuration = try configuration.read()
        let agents = try await environment.with(configuration, use: .lookUp) { try await $0.stores.agents() }
        for agent in agents {
            let state = agent.isDisabled ? ", no access" : ""
            try Terminal.writeLine(
                "\(agent.email.text)  \(agent.name), \(agent.role.rawValue), \(agent.brands.joined(separator: " "))\(state)"
            )
        }
    }
}

struct AgentReviewCommand: EnvironmentCommand {
    static let configuration = CommandConfiguration(
        commandName: "review",
        abstract: "Write who has access to the care desk as CSV, for a review of rights.",
        discussion: """
            A line each: address, name, role, brands, access, second factor, last log-in. With --disable-unused the access ends of \
            whoever has not logged in for 90 days; they and their administrators are told.

            EXAMPLE:
              countersign agent review > access.csv

            \(ExitStatus.help(ExitStatus.ofDatabaseCommands))
            """)

    @Flag(help: "End the access of whoever has not logged in for 90 days.")
    var disableUnused = false
    @OptionGroup var separator: SeparatorOption
    @OptionGroup var configuration: ConfigurationOptions

    func run(in environment: any CommandEnvironment) async throws {
        let configuration = try configuration.read()
        // Whose log-ins the log has forgotten may be at work every day.
        let isForgotten =
            configuration.retention.auditLog.map { Double($0) * 86_400 < AgentReview.unusedAfter } ?? false
        guard !disableUnused || !isForgotten else {
            throw CommandError(
                .configuration,
                "Nobody’s access was ended: the log keeps who logged in for fewer than 90 days (“audit-log” under “retention”)."
            )
        }
        let reviews = try await environment.with(configuration, use: .lookUp) { context in
            let reviews = try await context.stores.agentReview()
            let unused = disableUnused ? reviews.filter { $0.isUnused(at: context.world.now()) } : []
            guard !unused.isEmpty else { return reviews }
            let change = ChangeAgent(stores: context.stores)
            for review in unused { _ = try await change.perform(.disable, of: review.agent.email) }
            return try await context.stores.agentReview()
        }
        let head = ["email", "name", "role", "brands", "access", "second_factor", "last_login"]
        try Terminal.write(CSVWriter.list([head] + reviews.map(\.cells), separator: separator.separator))
    }
}

extension AgentReview {
    fileprivate var cells: [String] {
        [
            agent.email.text, agent.name, agent.role.rawValue, agent.brands.joined(separator: " "),
            agent.isDisabled ? "ended" : "open", hasSecondFactor ? "on" : "off",
            lastLogin.map { $0.formatted(.iso8601) } ?? "",
        ]
    }
}
