import SpokenAnswers

/// Members, their passwords and their sessions.
package protocol MemberStore: Sendable {
    /// The member of `brand` with this address, and their password if they have chosen one; of several accounts one that their log-in
    /// opens, if it opens any.
    func member(email: EmailAddress, brand: Brand.ID) async throws -> (
        member: Member, password: SealedSecret?, account: Account
    )?
    /// What a log-in opens now, by company.
    func opened(byLogIn logIn: ID<Member>) async throws -> [Opened]
    func password(of member: ID<Member>) async throws -> SealedSecret?
    func members(of account: ID<Account>) async throws -> [Member]
    func setLanguage(_ language: Language, of member: ID<Member>) async throws

    /// Adds a member to an account, who chooses a password by `link`.
    ///
    /// - Returns: why nobody was added, as ``MemberJoining`` decides; nil where somebody was.
    func add(_ member: Member, link: MailedLink, by origin: AuditOrigin) async throws -> AddMember.Refusal?

    /// Everybody of an account, in the order in which they joined.
    func people(of account: ID<Account>) async throws -> [AccountPerson]

    /// Changes a member as ``Membership`` decides, or says why not.
    func change(
        _ member: ID<Member>, of account: ID<Account>, by request: Membership.Request, origin: AuditOrigin
    ) async throws -> Membership.Outcome

    /// A new password: ends the member's sessions and begins `session` in their place.
    ///
    /// - Returns: false, with nothing changed, where the password is not `present` any more.
    func changePassword(
        of member: ID<Member>, to password: SealedSecret, ifStill present: SealedSecret?, session: TokenHash,
        by origin: AuditOrigin
    ) async throws -> Bool

    /// Mails a link for a new password, unless one has just been mailed. Earlier ones go on working until one is used.
    func askPasswordReset(of member: ID<Member>, link: MailedLink, by origin: AuditOrigin) async throws
    /// Whose link it is; nil where it, or another of theirs, was used, or it is too old.
    func passwordReset(_ token: TokenHash) async throws -> (member: Member, account: Account)?
    /// Sets the password, ends the member's sessions, links and known browsers but `browser`, and clears their counts of
    /// failures.
    ///
    /// - Returns: false, with nothing changed, where there is no such link or the password is not `present` any more.
    func resetPassword(
        _ token: TokenHash, to password: SealedSecret, ifStill present: SealedSecret?, in browser: TokenHash?,
        by origin: AuditOrigin
    ) async throws -> Bool

    /// Accepts an invitation by who is logged in; its link is used then. False where there is no such link, or it is another
    /// log-in's.
    func accept(_ token: TokenHash, by logIn: ID<Member>, _ origin: AuditOrigin) async throws -> Bool

    /// Takes back a wish for another address, if there is one, with its mail where that waits.
    func cancelEmailChange(of member: ID<Member>, by origin: AuditOrigin) async throws

    /// Mails a link to the new address; an earlier one stops working. Nobody is told whether the address is free: to one
    /// that another member of the brand has, nothing is sent.
    ///
    /// - Parameter agreement: goes to the old mailbox, whose word is waited for as long as it lasts; nil where nobody asks that.
    func askEmailChange(
        of member: ID<Member>, to email: EmailAddress, link: MailedLink, agreement: MailedLink?, by origin: AuditOrigin
    ) async throws
    func emailChange(_ token: TokenHash) async throws -> EmailChangeLink?
    /// Takes a mailbox's word, as ``EmailChange`` says: where nothing is missing any more it takes the new address, and keeps
    /// the old one for notices.
    func confirmEmailChange(_ token: TokenHash, by origin: AuditOrigin) async throws -> EmailChange.Outcome
    /// Those whose new mailbox is proved, and whose old one's word has been waited for long enough, take effect.
    func takeDueEmailChanges() async throws

    /// "This was not me", as ``NotMeReport`` says.
    ///
    /// - Parameter here: the session and the browser that it is reported in.
    func reportNotMe(by member: Member, keeping here: AccessRevocation.Kept, from address: String?) async throws

    /// What the link of a notice would do now; nil where nothing.
    func reachOfNotMeLink(_ token: TokenHash, brand: Brand.ID) async throws -> NotMeLink.Reach?
    /// "This was not me" by the link of a notice, as ``NotMeReport`` says; it works once.
    ///
    /// - Returns: what was done; nil where nothing was.
    func reportNotMe(byLink token: TokenHash, brand: Brand.ID, from address: String?) async throws -> NotMeLink.Reach?
}

extension MemberStore {
    package func askEmailChange(
        of member: ID<Member>, to email: EmailAddress, link: MailedLink, by origin: AuditOrigin
    ) async throws {
        try await askEmailChange(of: member, to: email, link: link, agreement: nil, by: origin)
    }
}
