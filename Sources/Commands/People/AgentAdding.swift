import AppConfiguration
import SecurityQuestions

/// Adds `agent`, and throws a ``CommandError`` where they were not.
func add(
    _ agent: Agent, password: SecretText, to configuration: Configuration, in environment: any CommandEnvironment
) async throws {
    // Before a data folder is made for it.
    if let refusal = AddAgent.refusal(of: password, for: agent) { throw refusal.commandError }
    let outcome = try await environment.with(configuration, use: .change) { context in
        try await AddAgent(stores: context.stores, keeping: context.vault).perform(agent, password: password, by: .host)
    }
    switch outcome {
    case .added: break
    case .refused(let refusal): throw refusal.commandError
    case .notAllowed(let refusal): throw CommandError(.badData, "Nobody was added (\(refusal)).")
    case .addressTaken:
        throw CommandError(
            .badData,
            "Nobody was added: \(agent.email.text) is another agent’s address already. Whose access has ended gets it back with “countersign agent enable \(agent.email.text)”; a forgotten password is replaced by “countersign agent reset-password \(agent.email.text)”."
        )
    }
}
