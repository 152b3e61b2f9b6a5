import Foundation

/// Signs grants (ES256), by keys that follow from those of the key ring and do nothing else.
package protocol GrantSigner: Sendable {
    /// Of every key of the ring, the oldest first; one at least.
    var grantKeys: [GrantKey] { get }

    /// The signature as RFC 7518 §3.4 has it: 64 bytes. Throws ``KeepingFailure/keyMissing(_:)``.
    func signGrant(_ bytes: [UInt8], keyID: String) throws -> [UInt8]
}

/// The public half of one: a point of P-256, 32 bytes each.
package struct GrantKey: Sendable, Hashable {
    package let id: String
    package let madeAt: Date
    package let x: [UInt8]
    package let y: [UInt8]

    /// So long a new key is told to everybody before it signs, so that whoever keeps the keys for a while has it.
    package static let toldBefore: TimeInterval = 24 * 3600
    /// So long it is told after the last grant by it is over.
    package static let keptAfter: TimeInterval = 24 * 3600

    package init(id: String, madeAt: Date, x: [UInt8], y: [UInt8]) {
        (self.id, self.madeAt, self.x, self.y) = (id, madeAt, x, y)
    }
}

extension GrantSigner {
    /// The newest that was told for long enough; where none was, the one that was told first.
    package func grantKeyID(at now: Date) -> String? {
        let keys = grantKeys
        return (keys.last { now.timeIntervalSince($0.madeAt) >= GrantKey.toldBefore } ?? keys.first)?.id
    }

    /// Until when a key has to be where clients find it: ``GrantKey/keptAfter`` from the end of the last grant that it can have signed. Nil
    /// where no key has followed it, and of one that never had its turn.
    package func grantKeyIsNeededUntil(_ keyID: String) -> Date? {
        let keys = grantKeys
        guard let place = keys.firstIndex(where: { $0.id == keyID }),
            let taken = keys[(place + 1)...].map({ $0.madeAt.addingTimeInterval(GrantKey.toldBefore) }).min()
        else { return nil }
        // The first one signs although it was told to nobody before.
        let begins =
            place == keys.startIndex ? .distantPast : keys[place].madeAt.addingTimeInterval(GrantKey.toldBefore)
        return begins < taken ? taken.addingTimeInterval(KeptGrant.longest + GrantKey.keptAfter) : nil
    }
}
