import SecurityQuestions
import Synchronization

/// The key ring as it is just now: it may change while the server runs.
package final class CurrentKeyRing: Sendable {
    private let state: Mutex<KeyRing>
    private let search = Mutex<(@Sendable (String) async -> Void)?>(nil)

    package init(_ ring: KeyRing) { state = Mutex(ring) }

    package var ring: KeyRing { state.withLock { $0 } }

    func replace(with ring: KeyRing) { state.withLock { $0 = ring } }

    /// What is done about a key that a record names and the ring does not have.
    func search(with look: @escaping @Sendable (String) async -> Void) { search.withLock { $0 = look } }

    /// The key of this name. One that is missing is looked for first.
    func find(_ id: String?) async -> SealingKey? {
        guard let id else { return nil }
        if let key = ring[id] { return key }
        await search.withLock(\.self)?(id)
        return ring[id]
    }

    /// As ``KeyRing/rowTag(_:_:)``; a key that is missing is looked for, and may be there next time.
    package func rowTag(_ keyID: String?, _ facts: [UInt8]) -> RowTag? {
        if let tag = ring.rowTag(keyID, facts) { return tag }
        if let keyID { findLater(keyID) }
        return nil
    }

    /// As ``KeyRing/throttleName(_:)``.
    package func throttleName(_ name: [UInt8]) -> [UInt8] { ring.throttleName(name) }

    /// As ``find(_:)``, for whoever cannot wait: the key may be there next time.
    func findLater(_ id: String) { Task { _ = await find(id) } }
}
