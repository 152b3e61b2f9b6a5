import Foundation

/// Accounts and the invitations to activate them.
public protocol AccountStore: Sendable {
    func account(_ id: ID<Account>) async throws -> Account?

    /// The accounts of `brands` that *each* group of claims names, at most `limit` of them.
    ///
    /// Within a group any claim may name it: a group is all that one typed text can be read as.
    func accounts(stating groups: [[CallerClaim]], brands: [Brand.ID], limit: Int) async throws -> [Account]

    /// Adds all of them with their owners and invitations, or, when one conflicts, none.
    ///
    /// - Returns: the conflicts, in order; empty when all were added. `event` is recorded once per account.
    func add(_ accounts: [NewAccount], event: @escaping @Sendable (NewAccount) -> AuditEvent) async throws
        -> [ImportConflict]

    /// Gives an account's owner a new invitation; earlier ones stop working.
    ///
    /// - Returns: the owner, or nil when the account is not pending.
    func invite(_ account: ID<Account>, invitation: TokenHash, expiresAt: Date, event: AuditEvent) async throws
        -> Member?

    /// The same, with a mail to the owner that carries the link.
    func invite(_ account: ID<Account>, link: MailedLink, event: AuditEvent) async throws -> Member?

    func count(ofBrand brand: Brand.ID) async throws -> Int
}
