/// Accounts and the invitations to activate them.
package protocol AccountStore: Sendable {
    func account(_ id: ID<Account>) async throws -> Account?

    /// The accounts of `brands` that *each* group of claims names, at most `limit` of them.
    ///
    /// Within a group any claim may name it: a group is all that one typed text can be read as.
    func accounts(stating groups: [[CallerClaim]], brands: [Brand.ID], limit: Int) async throws -> [Account]

    /// Adds all of them with their owners and invitations, or, when one conflicts, none.
    ///
    /// - Returns: the conflicts, in order; empty when all were added.
    func add(_ accounts: [NewAccount], by origin: AuditOrigin) async throws -> [ImportConflict]

    /// Every conflict that ``add(_:by:)`` would meet, in order; nothing is written.
    func conflicts(with accounts: [NewAccount]) async throws -> [ImportConflict]

    /// Adds what is not there and changes what is, as ``AccountChange`` decides, or, where one is refused, nothing.
    ///
    /// - Returns: what became of each, in order.
    func upsert(_ accounts: [NewAccount], by origin: AuditOrigin) async throws -> [AccountUpsert]

    /// What ``upsert(_:by:)`` would do; nothing is written.
    func rehearseUpsert(of accounts: [NewAccount], by origin: AuditOrigin) async throws -> [AccountUpsert]

    /// Changes one account, as ``AccountChange`` decides.
    ///
    /// - Returns: nil where there is no such account.
    func change(_ account: ID<Account>, to details: AccountDetails, by origin: AuditOrigin) async throws
        -> AccountUpsert?

    /// What ``change(_:to:by:)`` would do; nothing is written.
    func rehearseChange(of account: ID<Account>, to details: AccountDetails, by origin: AuditOrigin) async throws
        -> AccountUpsert?

    /// Gives an account's owner a new invitation, as ``AccountInvitation`` decides; earlier ones stop working.
    ///
    /// - Returns: the owner, or nil when the account is not pending.
    func invite(_ account: ID<Account>, invitation: TokenHash, by origin: AuditOrigin) async throws -> Member?

    /// The same, with a mail to the owner that carries the link.
    func invite(_ account: ID<Account>, link: MailedLink, by origin: AuditOrigin) async throws -> Member?

    /// The same, asked for by its owner: as ``AccountInvitation/renewal(of:members:endingAt:by:at:)`` decides.
    ///
    /// - Returns: whether there is one.
    func renewInvitation(of account: ID<Account>, link: MailedLink, by origin: AuditOrigin) async throws -> Bool

    /// The accounts of a brand whose number is after `number`, as it is compared, in that order.
    func accounts(ofBrand brand: Brand.ID, after number: String, limit: Int) async throws -> [ListedAccount]

    func count(ofBrand brand: Brand.ID) async throws -> Int
}
