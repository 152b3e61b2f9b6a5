import SpokenAnswers

/// Members, their passwords and their sessions.
package protocol MemberStore: Sendable {
    /// The member of `brand` with this address, and their password if they have chosen one.
    func member(email: EmailAddress, brand: Brand.ID) async throws -> (
        member: Member, password: SealedSecret?, account: Account
    )?
    func password(of member: ID<Member>) async throws -> SealedSecret?
    func members(of account: ID<Account>) async throws -> [Member]
    func setLanguage(_ language: Language, of member: ID<Member>) async throws

    /// Adds a member to an account, who chooses a password by `link`.
    ///
    /// - Returns: false when the account is not active or the brand has a member with this address.
    func add(_ member: Member, link: MailedLink, by origin: AuditOrigin) async throws -> Bool

    /// A new password: ends the member's sessions and begins `session` in their place.
    func changePassword(
        of member: ID<Member>, to password: SealedSecret, session: TokenHash, by origin: AuditOrigin
    ) async throws

    /// Mails a link for a new password; an earlier one stops working.
    func askPasswordReset(of member: ID<Member>, link: MailedLink, by origin: AuditOrigin) async throws
    /// Whose link it is; nil where it was used, replaced or is too old.
    func passwordReset(_ token: TokenHash) async throws -> (member: Member, account: Account)?
    /// Sets the password, ends the member's sessions and the link; false where there is no such link.
    func resetPassword(_ token: TokenHash, to password: SealedSecret, by origin: AuditOrigin) async throws -> Bool

    /// Mails a link to the new address; an earlier one stops working. Nobody is told whether the address is free: to one
    /// that another member of the brand has, nothing is sent.
    func askEmailChange(of member: ID<Member>, to email: EmailAddress, link: MailedLink, by origin: AuditOrigin)
        async throws
    func emailChange(_ token: TokenHash) async throws -> (
        member: Member, account: Account, email: EmailAddress
    )?
    /// Takes the new address and keeps the old one for notices; false where there is no such link or the address was
    /// taken meanwhile.
    func changeEmail(_ token: TokenHash, by origin: AuditOrigin) async throws -> Bool

    /// "This was not me": ends every session of the account but this one, its calls, its links and its support code, and
    /// stops phone verification until a new question is set.
    func reportNotMe(_ account: ID<Account>, keeping session: TokenHash, by origin: AuditOrigin) async throws
}
