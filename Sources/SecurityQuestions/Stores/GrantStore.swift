/// Grants as programs ask for them. Every change is of the moment of its transaction.
package protocol GrantStore: Sendable {
    /// The grant as it stands; nil where there is none that `client` is told of. One that is used or over comes as well.
    func grant(_ id: ID<Grant>, for client: Client) async throws -> KeptGrant?

    /// Likewise that of a call.
    func grant(of call: ID<Call>, for client: Client) async throws -> KeptGrant?

    /// Uses a grant, once: of several at the same time, on whichever node, one is told ``GrantUse/used(_:)``.
    func use(_ id: ID<Grant>, by client: Client, from address: String?) async throws -> GrantUse

    /// Revokes a grant; one that is used or over stays as it is.
    ///
    /// - Returns: false where there is none that `client` is told of.
    func revoke(_ id: ID<Grant>, by client: Client, from address: String?) async throws -> Bool
}
