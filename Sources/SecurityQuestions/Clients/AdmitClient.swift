import Foundation

/// Lets a client in by its name and secret. Whoever is refused is not told why; the audit log is.
package struct AdmitClient: Sendable {
    private let stores: any ClientStore & AuditStore
    private let world: World

    package init(stores: any ClientStore & AuditStore, world: World) { (self.stores, self.world) = (stores, world) }

    /// A wrong name costs what a wrong secret does: a hash, and a comparison.
    ///
    /// - Parameter records: whether the log is told of a refusal.
    /// - Returns: nil where it is not let in.
    package func perform(
        _ id: Client.ID, secret: SecretText, from address: NetworkAddress?, records: Bool = true
    ) async throws -> Client? {
        let hash = secret.reveal(ClientSecret.hash(of:)) ?? .sha256(of: "")
        let client = Client.isName(id) ? try await stores.client(id) : nil
        let now = world.now()
        let secrets = client?.secrets ?? [ClientSecret(hash: .sha256(of: "nobody"), madeAt: now, expiresAt: nil)]
        let used = secrets.filter { $0.isEqual(to: hash) }.first { !$0.isOver(at: now) }
        guard let client, let used, !client.isDisabled, client.isReached(from: address) else {
            guard records else { return nil }
            let origin = AuditOrigin(
                actor: .visitor, address: address?.description, brand: client?.brand, client: client?.id)
            try await stores.recordVisitor(.clientRefused, at: .api, by: origin)
            return nil
        }
        if now.timeIntervalSince(used.usedAt ?? .distantPast) >= Self.useNoted {
            try await stores.noteUse(of: used.hash, by: client.id)
        }
        return client
    }

    /// Records that a client came with its secret and without what it is bound to (``Client/isShown(by:at:)``).
    package func recordMissingCertificate(of client: Client, from address: NetworkAddress?) async throws {
        let origin = AuditOrigin(
            actor: .visitor, address: address?.description, brand: client.brand, client: client.id)
        try await stores.recordVisitor(.clientRefused, at: .api, by: origin, detail: Self.certificateMissing)
    }

    /// The detail of a refusal for want of a certificate: the secret was right, so it may be in other hands.
    package static let certificateMissing = "certificate"

    /// How exactly the last use is known: it would be a write for each request else.
    private static let useNoted: TimeInterval = 60
}
