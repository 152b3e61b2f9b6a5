import AppConfiguration
import ArgumentParser
import SecurityQuestions

struct MemberExportCommand: EnvironmentCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write down what is held about one of an account’s people, without secrets, as JSON.",
        discussion: """
            For somebody who asks what is held about them (GDPR, articles 15 and 20): name, addresses, role, sessions by their times, \
            calls in which they gave their name, mails to them, and the entries of the audit log by them or that name them. Others of \
            the account and your own people are not named in it. The audit log tells that it was made.

            EXAMPLE:
              countersign account member export NL-1001 --brand northline \\
                --email jonah@example.com --to jonah.json

            \(ExitStatus.help(ExitStatus.ofDatabaseCommands))
            """)

    @OptionGroup var member: MemberOption
    @OptionGroup var export: ExportOption

    func run(in environment: any CommandEnvironment) async throws {
        try await member.find(in: environment) { context, found in
            try await export.write(about: found.email.text) { try await write(found, context, $0) }
        }
    }

    private func write(_ member: Member, _ context: AppContext, _ write: @escaping (String) throws -> Void) async throws
    {
        let (stores, page) = (context.stores, RecordJSON.page)
        let now = try await ExportMember(stores: stores).begin(member, by: .host)
        guard let record = try await stores.record(of: member) else {
            throw CommandError(.nothingFound, "They do not belong to the account \(self.member.number) any more.")
        }
        let json = RecordJSON(now: now, write: write)
        try json.begin("member", record)
        try await json.list("calls") { try await stores.calls(of: member.id, after: $0, limit: page) }
        try await json.list("mails") { try await stores.mails(of: member, after: $0, limit: page) }
        try await json.list("log") { try await stores.entries(of: member, after: $0, limit: page) }
        try json.end()
    }
}
