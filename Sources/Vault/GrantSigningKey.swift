import Crypto
import Foundation
import SecurityQuestions

/// A key of P-256 that follows from one of the ring, and signs grants only.
struct GrantSigningKey: Sendable {
    let told: GrantKey
    private let key: P256.Signing.PrivateKey

    /// Of 2³² tries one is no key of the curve; then the next counts (FIPS 186-5 A.2.2).
    init(_ ringKey: SealingKey) throws(KeyRingFailure) {
        let found = (0..<4).lazy.compactMap { number in
            let purpose = "countersign grant signing" + (number == 0 ? "" : " \(number)")
            return unsafe ringKey.derive(purpose, 32).withUnsafeBytes { bytes in
                unsafe try? P256.Signing.PrivateKey(rawRepresentation: bytes)  // copied at once
            }
        }.first
        guard let key = found else { throw .noKey }
        self.key = key
        let point = Array(key.publicKey.x963Representation.dropFirst())
        told = GrantKey(
            id: ringKey.id, madeAt: ringKey.createdAt, x: Array(point.prefix(32)), y: Array(point.suffix(32)))
    }

    func sign(_ bytes: [UInt8]) throws -> [UInt8] { Array(try key.signature(for: bytes).rawRepresentation) }
}
