import Foundation

/// One account to be, with its owner and the invitation that goes to them.
public struct NewAccount: Sendable {
    public let account: Account
    public let owner: Member
    /// SHA-256 of the activation link's token; nil where no invitation is made.
    public let invitation: TokenHash?
    /// In place of ``invitation``: one that is mailed to the owner.
    public let link: MailedLink?

    public init(account: Account, owner: Member, invitation: TokenHash?) {
        self.account = account
        self.owner = owner
        self.invitation = invitation
        link = nil
    }

    public init(account: Account, owner: Member, link: MailedLink) {
        self.account = account
        self.owner = owner
        invitation = nil
        self.link = link
    }

    /// How it is told once it is added.
    package func imported(by origin: AuditOrigin, at now: Date) -> AuditEvent {
        origin.event(.accountImported, at: now, account: account.id)
    }
}
