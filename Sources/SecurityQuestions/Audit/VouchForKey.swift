/// Records that a public key was one of this log's: an earlier one of the ring, or one that was retired before such entries
/// were written. The newest key signs it with the log.
package struct VouchForKey: Sendable {
    private let stores: any AuditStore

    package init(stores: any AuditStore) { self.stores = stores }

    package func perform(_ publicKey: [UInt8], by origin: AuditOrigin) async throws {
        try await stores.record(.auditKeyVouched, by: origin, detail: KeyVouching.detail(publicKey))
    }
}
