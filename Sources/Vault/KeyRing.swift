import Crypto
import SecurityQuestions

/// The keys that secrets are sealed with, oldest first. They are never in the database or a backup of it.
package struct KeyRing: Sendable {
    package let keys: [SealingKey]
    /// Seals everything new; the others only open what is there.
    package let newest: SealingKey
    /// What the ring does for the audit log.
    package let auditKeys: AuditKeys
    /// What each key signs grants with.
    let grantKeys: [GrantSigningKey]
    /// What each key tags rows with, begun with the key: that is half of the work of a short code.
    private let rowCodes: [String: HMAC<SHA256>]
    /// Likewise of what it marks requests of programs with.
    private let requestCodes: [(keyID: String, begun: HMAC<SHA256>)]
    private let throttleKey: SymmetricKey

    init(keys: [SealingKey]) throws(KeyRingFailure) {
        guard let newest = keys.last, let auditKeys = try? AuditKeys(keys) else { throw .noKey }
        self.keys = keys
        self.newest = newest
        self.auditKeys = auditKeys
        var grantKeys: [GrantSigningKey] = []
        for key in keys { grantKeys.append(try GrantSigningKey(key)) }
        self.grantKeys = grantKeys
        throttleKey = newest.derive("countersign throttle name", 32)
        let codes = keys.map { ($0.id, HMAC<SHA256>(key: $0.derive("countersign row tag", 32))) }
        rowCodes = Dictionary(codes) { first, _ in first }
        requestCodes = keys.map { ($0.id, HMAC<SHA256>(key: $0.derive("countersign request mark", 32))) }
    }

    /// What each key makes of what a program's request says: 32 bytes.
    func requestMarks(of facts: [UInt8]) -> [(keyID: String, mark: [UInt8])] {
        requestCodes.map { id, begun in
            var code = begun
            code.update(data: facts)
            return (id, Array(code.finalize()))
        }
    }

    /// The tag of a row by a key of the ring, or the newest: an HMAC-SHA256 cut in half (RFC 2104 §5).
    package func rowTag(_ keyID: String?, _ facts: [UInt8]) -> RowTag? {
        let id = keyID ?? newest.id
        return rowCodes[id].map { begun in
            var code = begun
            code.update(data: facts)
            return RowTag(keyID: id, code: Array(code.finalize().prefix(16)))
        }
    }

    /// What is kept of a name that fails to log in: 32 bytes that only the ring makes of it. A copy of the database tells nobody
    /// whose address was tried. Another newest key begins the counts anew.
    package func throttleName(_ name: [UInt8]) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: name, using: throttleKey))
    }

    package subscript(id: String) -> SealingKey? { keys.last { $0.id == id } }

    /// What the audit log knows a key by; nil where the key is not in the ring.
    package func auditPublicKey(of id: String) -> [UInt8]? {
        zip(keys.reversed(), auditKeys.publicKeys).first { $0.0.id == id }?.1
    }

    /// What a database remembers of a key; nil where the key is not in the ring.
    package func check(for id: String) -> [UInt8]? { self[id]?.check }

    /// Throws ``KeyRingFailure/keyMissing(id:)`` or ``KeyRingFailure/keyDiffers(id:)`` unless the ring has every key that a database
    /// knows.
    ///
    /// - Parameter known: what it remembers of each.
    package func require(_ known: [String: [UInt8]]) throws(KeyRingFailure) {
        for (id, check) in known.sorted(by: { $0.key < $1.key }) {
            guard let own = self.check(for: id) else { throw KeyRingFailure.keyMissing(id: id) }
            guard SecretBytes(own).isEqual(to: SecretBytes(check)) else { throw KeyRingFailure.keyDiffers(id: id) }
        }
    }

    /// Makes sure that the ring belongs to the database, and lets the database know a newest key that is new to it.
    ///
    /// Throws ``KeyRingFailure/keyMissing(id:)`` or ``KeyRingFailure/keyDiffers(id:)``, and then has changed nothing.
    package func verify(against store: any KeyCheckStore) async throws {
        let known = try await store.keyChecks()
        try require(known)
        // A key that only opens, and that the database does not know, has nothing to open: it may have been retired.
        guard known[newest.id] == nil else { return }
        try await store.register(keyID: newest.id, check: newest.check)
    }
}
