import AppConfiguration
import ArgumentParser
import SecurityQuestions

struct MemberEraseCommand: EnvironmentCommand {
    static let configuration = CommandConfiguration(
        commandName: "erase",
        abstract: "Remove one of an account’s people and erase everything about them; the account stays.",
        discussion: """
            Ends their access as “remove” does, and deletes their name, addresses, password, second factor, sessions, browsers, links \
            and mails. In the audit log their name, addresses and network addresses go, and so does what an entry that names them \
            was about; the log stays a whole chain. The account’s owners are told that a person was removed, without a name; whoever is \
            erased is not written to. The last owner cannot be erased so: “account erase” erases the whole account. The database is \
            written anew and its files are searched. It cannot be undone, and does not reach backups that were made before, nor mails \
            that were delivered: see docs/privacy.md.

            EXAMPLE:
              countersign account member erase NL-1001 --brand northline \\
                --email jonah@example.com --yes

            \(ExitStatus.help(ExitStatus.ofDatabaseCommands + [.defect]))
            """)

    @OptionGroup var member: MemberOption
    @Flag(help: "Do not ask, as scripts need it.")
    var yes = false

    func run(in environment: any CommandEnvironment) async throws {
        try await member.find(in: environment) { context, found in
            if !yes {
                try Terminal.confirmErasure(
                    of: "them", ["\(found.email.text)  \(found.name), \(found.role.rawValue) of \(member.number)"])
            }
            switch try await EraseMember(stores: context.stores).perform(found.id, of: found.account, by: .host) {
            case .gone:
                throw CommandError(.nothingFound, "They do not belong to the account \(member.number) any more.")
            case .lastOwner:
                throw CommandError(
                    .badData,
                    "Nothing was erased: without \(found.email.text) the account \(member.number) has no owner. Make somebody else an "
                        + "owner first (“countersign account member set-role”), or erase the account (“countersign account erase”)."
                )
            case .erased(let values, let traces):
                try await context.prove(erasureOf: found.email.text, values, traces, brand: member.brand.brand)
            }
        }
    }
}
