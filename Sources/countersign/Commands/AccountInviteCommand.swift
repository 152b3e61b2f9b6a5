import ArgumentParser
import Foundation
import SecurityQuestions

struct AccountInviteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "invite",
        abstract: "Print a new activation link for an account that waits for its owner; earlier links stop working.",
        discussion: """
            EXAMPLE:
              countersign account invite NL-1001 --brand northline

            \(ExitStatus.help(ExitStatus.ofDatabaseCommands))
            """)

    @Argument(help: "The account number.")
    var number: String
    @OptionGroup var brand: BrandOption
    @Flag(help: "Print the owner and the link as JSON.")
    var json = false
    @OptionGroup var configuration: ConfigurationOptions

    func run() async throws {
        let configuration = try configuration.read()
        let brand = try brand.brand(in: configuration)
        let invitation = Invitation(Composition.world)
        let (account, owner) = try await Composition.with(configuration, use: .lookUp) { backstage in
            let account = try await backstage.account(number, of: brand)
            let now = backstage.world.now()
            let owner = try await backstage.stores.invite(
                account.id, invitation: invitation.hash, expiresAt: now.addingTimeInterval(Activation.lifetime),
                event: AuditEvent(at: now, kind: .accountInvited, actor: .host, account: account.id))
            return (account, owner)
        }
        guard let owner else {
            throw Complaint(
                .badData,
                "The account \(account.number) is \(account.status.rawValue): only an account that nobody has activated "
                    + "yet can be invited.")
        }
        let new = NewAccount(account: account, owner: owner, invitation: invitation.hash)
        let list = InvitationList([(new, invitation)], brand: brand, at: configuration.publicAddress)
        guard let entry = list.entries.first else { return }
        if json { try Terminal.write(json: entry) } else { try Terminal.writeLine(entry.link) }
    }
}

extension Backstage {
    /// Throws a ``Complaint`` where the brand has no account of that number.
    func account(_ number: String, of brand: Brand) async throws -> Account {
        let found = try await stores.accounts(
            stating: [[.accountNumber(Account.key(ofNumber: number))]], brands: [brand.id], limit: 1)
        guard let account = found.first else {
            throw Complaint(.nothingFound, "\(brand.name) has no account \(number): check the number and the brand.")
        }
        return account
    }
}
