import Foundation
import SpokenAnswers

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
}

/// Why one account of an import could not be added.
public struct ImportConflict: Sendable, Hashable {
    /// Its place in what was handed in, from 0.
    public let index: Int
    public let reason: Reason

    public enum Reason: String, Sendable {
        case numberTaken, emailTaken
    }

    public init(index: Int, reason: Reason) {
        self.index = index
        self.reason = reason
    }
}
