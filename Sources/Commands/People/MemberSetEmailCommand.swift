import AppConfiguration
import ArgumentParser
import SecurityQuestions

struct MemberSetEmailCommand: EnvironmentCommand {
    static let configuration = CommandConfiguration(
        commandName: "set-email", abstract: "Have one of an account’s people confirm another e-mail address.",
        discussion: """
            For somebody who cannot reach the old mailbox any more. The new address is mailed a link to prove it, good for 72 hours; the \
            old one is asked to agree, and it, the owners and the administrators are told at once. Once the new mailbox is proved, the \
            address changes when the old one agrees, or 24 hours from now. “This was not me” from the old one ends it. It is a recent \
            change for a day.

            EXAMPLE:
              countersign account member set-email NL-1001 --brand northline \\
                --email old@example.com --to new@example.com

            \(ExitStatus.help(ExitStatus.ofDatabaseCommands))
            """)

    @OptionGroup var member: MemberOption
    @Option(help: ArgumentHelp("The new address.", valueName: "email"))
    var to: String

    func run(in environment: any CommandEnvironment) async throws {
        try member.configuration.read().requireMail()
        let (old, new) = (try EmailAddress(argument: member.email), try EmailAddress(argument: to))
        let number = member.number
        try await environment.withAccount(number, of: member.brand, member.configuration) { context, account in
            let found = try await context.member(old, of: account)
            let ask = AskEmailChange(stores: context.stores, keeping: context.vault, world: context.world)
            let outcome = try await ask.perform(to: new, of: found, in: account, by: .host)
            if let refusal = refusal(outcome, number) {
                throw CommandError(.badData, "Nothing was changed: \(refusal)")
            }
        }
        Terminal.tell(
            "\(new.text) is sent a link to confirm it; \(old.text) is told, and asked to agree. Without that it waits 24 hours."
        )
    }

    private func refusal(_ outcome: AskEmailChange.OperatorOutcome, _ number: String) -> String? {
        switch outcome {
        case .asked: nil
        case .same: "that is the address already."
        case .taken: "the address is another person’s already."
        case .notActivated:
            "\(number) has not been activated: “account import --update” puts a wrong address right, or a new invitation helps."
        }
    }
}
