import Crypto

extension Vault {
    /// What seals the tickets of pages, the newest key first: the same on every node that has the ring.
    package var ticketKeys: [SymmetricKey] { keys.keys.reversed().map { $0.derive("countersign ticket", 32) } }

    /// The ids of the keys of the ring, the newest last.
    package var keyIDs: [String] { keys.keys.map(\.id) }
}
