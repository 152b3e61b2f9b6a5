import Crypto

/// What seals that which leaves the server and comes back: the newest of a ring, and those that open what another node, or this one
/// before, has sealed.
package struct TicketKey: Sendable {
    let sealing: SymmetricKey
    let opening: [SymmetricKey]

    /// - Parameter keys: the newest first. Precondition: there is one.
    package init(_ keys: [SymmetricKey]) {
        precondition(!keys.isEmpty, "a key ring is never empty")
        (sealing, opening) = (keys[0], keys)
    }
}
