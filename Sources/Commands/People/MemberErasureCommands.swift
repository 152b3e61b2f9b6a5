import AppConfiguration
import ArgumentParser
import DurableFiles
import Encodings
import Foundation
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
              countersign account member export NL-1001 --brand northline --email jonah@example.com --to jonah.json

            \(ExitStatus.help(ExitStatus.ofDatabaseCommands))
            """)

    @OptionGroup var member: MemberOption
    @Option(
        help: ArgumentHelp(
            "A new file, which only you can read; else standard output.",
            discussion: "It appears whole or not at all, and never in the place of another one.", valueName: "file"))
    var to: String?

    func run(in environment: any CommandEnvironment) async throws {
        try await member.find(in: environment) { context, found in
            guard let to else { return try await export(found, context) { try Terminal.write($0) } }
            let path = Paths.absolute(to, from: Paths.workingFolder)
            let place = DraftFile.place(of: path)
            try await Interruption.removing([place]) {
                let draft = try DraftFile(ofNew: path, at: place)
                try await export(found, context) { try draft.write($0.utf8) }
                try draft.keep()
            }
            Terminal.tell("\(path) holds what is held about \(found.email.text).")
        }
    }

    private func export(_ member: Member, _ context: AppContext, write: @escaping (String) throws -> Void) async throws
    {
        let now = try await ExportMember(stores: context.stores).begin(member, by: .host)
        guard let record = try await context.stores.record(of: member) else { return }
        let json = RecordJSON(now: now, write: write)
        let (stores, page) = (context.stores, RecordJSON.page)
        try json.begin("member", record)
        try await json.list("calls") { try await stores.calls(of: member.id, after: $0, limit: page) }
        try await json.list("mails") { try await stores.mails(of: member, after: $0, limit: page) }
        try await json.list("log") { try await stores.entries(of: member, after: $0, limit: page) }
        try json.end()
    }
}

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
              countersign account member erase NL-1001 --brand northline --email jonah@example.com --yes

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
                try await context.prove(erasureOf: found.email.text, values, traces)
            }
        }
    }
}

extension MemberOption {
    fileprivate func find(
        in environment: any CommandEnvironment, _ work: (AppContext, Member) async throws -> Void
    ) async throws {
        let email = try EmailAddress(argument: email)
        try await environment.withAccount(number, of: brand, configuration) { context, account in
            try await work(context, try await context.member(email, of: account))
        }
    }
}
