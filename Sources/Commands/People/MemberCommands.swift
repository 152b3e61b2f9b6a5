import AppConfiguration
import ArgumentParser
import Encodings
import Foundation
import Phrasebook
import SecurityQuestions
import SpokenAnswers

struct AccountMemberCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "member",
        abstract:
            "The people of an account: list, add, change their role and whether they may call, unlink, remove, export, erase.",
        discussion: """
            Owners and administrators are told of every change by mail, and so is whoever is removed; whoever is erased is not.

            EXAMPLE:
              countersign account member list NL-1001 --brand northline

            \(ExitStatus.help(ExitStatus.ofDatabaseCommands))
            """,
        subcommands: [
            MemberListCommand.self, MemberAddCommand.self, MemberSetRoleCommand.self, MemberSetMayCallCommand.self,
            MemberSetEmailCommand.self, MemberInviteCommand.self, MemberUnlinkCommand.self, MemberRemoveCommand.self,
            MemberExportCommand.self,
            MemberEraseCommand.self,
        ])
}

struct MemberListCommand: EnvironmentCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List an account’s people: role, address, who may call, when they were last seen.",
        discussion: """
            EXAMPLE:
              countersign account member list NL-1001 --brand northline

            \(ExitStatus.help(ExitStatus.ofDatabaseCommands))
            """)

    @Argument(help: "The account number.")
    var number: String
    @OptionGroup var brand: BrandOption
    @OptionGroup var configuration: ConfigurationOptions

    func run(in environment: any CommandEnvironment) async throws {
        let people = try await environment.withAccount(number, of: brand, configuration) { context, account in
            try await context.stores.people(of: account.id)
        }
        for person in people { try Terminal.writeLine(line(person)) }
    }

    private func line(_ person: AccountPerson) -> String {
        let member = person.member
        let seen =
            switch person.state {
            case .invited(let until): "invited" + (until.map { ", link until \($0.formatted(.iso8601))" } ?? "")
            case .joined: person.seenAt.map { "seen \($0.formatted(.iso8601))" } ?? "not seen lately"
            }
        let calls = member.mayCall ? "may call" : "may not call"
        return [member.email.text, member.name, member.role.rawValue, calls, seen].joined(separator: "\t")
    }
}

struct MemberSetRoleCommand: EnvironmentCommand {
    static let configuration = CommandConfiguration(
        commandName: "set-role", abstract: "Give one of an account’s people another role.",
        discussion: """
            EXAMPLE:
              countersign account member set-role NL-1001 --brand northline \\
                --email jonah@example.com --role user

            \(ExitStatus.help(ExitStatus.ofDatabaseCommands))
            """)

    @OptionGroup var member: MemberOption
    @Option(help: "owner, administrator or user.")
    var role: String

    func run(in environment: any CommandEnvironment) async throws {
        let role = try Member.Role(argument: role)
        let changed = try await member.change(in: environment) { .role(role, seen: $0.role) }
        Terminal.tell("\(changed.name) is \(role.rawValue) from now on.")
    }
}

struct MemberSetMayCallCommand: EnvironmentCommand {
    static let configuration = CommandConfiguration(
        commandName: "set-may-call", abstract: "Say whether one of an account’s people may call Customer Care.",
        discussion: """
            EXAMPLE:
              countersign account member set-may-call NL-1001 --brand northline \\
                --email jonah@example.com --may-call no

            \(ExitStatus.help(ExitStatus.ofDatabaseCommands))
            """)

    @OptionGroup var member: MemberOption
    @Option(help: "yes or no.")
    var mayCall: String

    func run(in environment: any CommandEnvironment) async throws {
        guard ["yes", "no"].contains(mayCall) else {
            throw CommandError(.usage, "Write --may-call yes or --may-call no.")
        }
        let changed = try await member.change(in: environment) { _ in .mayCall(mayCall == "yes") }
        Terminal.tell("\(changed.name) \(mayCall == "yes" ? "may call" : "may not call any more").")
    }
}

struct MemberInviteCommand: EnvironmentCommand {
    static let configuration = CommandConfiguration(
        commandName: "invite", abstract: "Mail somebody who has not accepted their invitation a new link.",
        discussion: """
            EXAMPLE:
              countersign account member invite NL-1001 --brand northline \\
                --email jonah@example.com

            \(ExitStatus.help(ExitStatus.ofDatabaseCommands))
            """)

    @OptionGroup var member: MemberOption

    func run(in environment: any CommandEnvironment) async throws {
        try member.configuration.read().requireMail()
        let changed = try await member.change(in: environment) { _ in .invitationAgain }
        Terminal.tell("\(changed.name) is sent a new link at \(changed.email.text).")
    }
}

struct MemberRemoveCommand: EnvironmentCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Take one of an account’s people their access, at once and everywhere.",
        discussion: """
            Ends their sessions, password, second factor and links, an open support code and an announced call.

            EXAMPLE:
              countersign account member remove NL-1001 --brand northline \\
                --email jonah@example.com

            \(ExitStatus.help(ExitStatus.ofDatabaseCommands))
            """)

    @OptionGroup var member: MemberOption

    func run(in environment: any CommandEnvironment) async throws {
        let removed = try await member.change(in: environment) { _ in .removal }
        Terminal.tell("\(removed.name) no longer belongs to the account.")
    }
}

/// Whom a command is about.
struct MemberOption: ParsableArguments {
    @Argument(help: "The account number.")
    var number: String
    @OptionGroup var brand: BrandOption
    @Option(help: "The e-mail address of the person, as “account member list” names it.")
    var email: String
    @OptionGroup var configuration: ConfigurationOptions

    /// - Returns: the member as they were.
    func change(
        in environment: any CommandEnvironment, _ wish: @escaping @Sendable (Member) -> ChangePeople.Wish
    ) async throws -> Member {
        try await find(in: environment) { context, member in
            let change = ChangePeople(stores: context.stores, keeping: context.vault, world: context.world)
            let outcome = try await change.perform(wish(member), on: member.id, of: member.account, by: .host)
            guard outcome == .done else {
                throw CommandError(.badData, "Nothing was changed. \(PeopleWords.refused(outcome).en)")
            }
            return member
        }
    }

    func find<Result>(
        in environment: any CommandEnvironment, _ work: (AppContext, Member) async throws -> Result
    ) async throws -> Result {
        let email = try EmailAddress(argument: email)
        return try await environment.withAccount(number, of: brand, configuration) { context, account in
            try await work(context, try await context.member(email, of: account))
        }
    }
}

extension AppContext {
    /// Throws a ``CommandError`` where the account has no member of that address.
    func member(_ email: EmailAddress, of account: Account) async throws -> Member {
        let members = try await stores.members(of: account.id)
        guard let member = members.first(where: { $0.email == email }) else {
            throw CommandError(.nothingFound, "Nobody of the account \(account.number) has the address \(email.text).")
        }
        return member
    }
}

extension Member.Role {
    init(argument: String) throws {
        guard let role = Member.Role(rawValue: argument) else {
            throw CommandError(.usage, "“\(argument)” is not a role: write owner, administrator or user.")
        }
        self = role
    }
}
