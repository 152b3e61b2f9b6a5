import Foundation

/// The latest mailed link to a support code of an account.
package protocol CodeLinkStore: CallAnnouncementStore {
    /// Mails a link in place of an earlier one, as ``CodeLinkMailing`` decides; nil where it is not this agent's call.
    func mailCodeLink(
        _ link: MailedLink, in call: ID<Call>, under brands: Brands, by agent: Agent, from address: String?
    ) async throws -> CodeLinkMailing?

    /// The link with what it is judged by; nil where there is none of this token.
    func codeLink(_ token: TokenHash) async throws -> CodeLinkView?

    /// Keeps the code that was got by a link in place of an earlier one.
    ///
    /// - Returns: false, with nothing changed, where the link leads nowhere any more or another code was got by it.
    func keep(_ code: SupportCode, by link: TokenHash, origin: AuditOrigin) async throws -> Bool
}

/// A mailed link to a code, and all that it is judged by.
package struct CodeLinkView: Sendable {
    package let link: CodeLink
    package let account: Account
    /// Who was mailed.
    package let member: Member
    package let call: Call
    /// The code that was got by it, while it is the account's.
    package let code: SupportCode?
    package let standing: AccountStanding
    package let now: Date

    package init(
        link: CodeLink, account: Account, member: Member, call: Call, code: SupportCode?, standing: AccountStanding,
        now: Date
    ) {
        (self.link, self.account, self.member, self.call) = (link, account, member, call)
        (self.code, self.standing, self.now) = (code, standing, now)
    }

    /// Whether a code can be got by it.
    package var waits: Bool {
        link.code == nil && now < link.expiresAt && link.leads(in: call, at: now) && member.mayGetSupportCode
            && standing.obstacle(to: .supportCode, at: now) == nil
    }
}
