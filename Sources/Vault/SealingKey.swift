import Crypto
import Encodings
import Foundation
import SecurityQuestions

/// A key of the key ring: 256 bits that cannot be printed. What it seals is AES-256-GCM (NIST SP 800-38D).
package struct SealingKey: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package static let length = 32
    static let nonceLength = 12
    static let authenticationLength = 16

    /// Follows from the key, so a damaged key is noticed before anything is sealed with it.
    package let id: String
    package let createdAt: Date
    /// What everything follows from: by HKDF, or by an HMAC with a label of its own (id, check, links, cookies).
    let key: SymmetricKey
    /// What AES-GCM seals with, and nothing else does.
    private let sealing: SymmetricKey

    /// - Precondition: there are 32 bytes.
    init(_ bytes: SecretBytes, createdAt: Date) {
        precondition(bytes.count == Self.length)
        let id = Tags.hmac(Array("countersign key id".utf8), key: bytes)
        self.id = id.reveal { Hexadecimal.text($0.prefix(8)) }
        self.createdAt = createdAt
        key = bytes.reveal { SymmetricKey(data: $0) }
        sealing = Self.derive("countersign seal", 32, from: key)
    }

    /// What a database remembers of the key: enough to know it again, nothing of the key itself.
    package var check: [UInt8] {
        authenticate(Array("countersign key check".utf8))
    }

    /// 32 bytes that only this key makes of `message`.
    func authenticate(_ message: [UInt8]) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: message, using: key))
    }

    /// Another key that follows from this one, for one purpose (HKDF with SHA-256).
    func derive(_ purpose: String, _ count: Int) -> SymmetricKey {
        Self.derive(purpose, count, from: key)
    }

    private static func derive(_ purpose: String, _ count: Int, from key: SymmetricKey) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(inputKeyMaterial: key, info: Data(purpose.utf8), outputByteCount: count)
    }

    /// The encrypted secret and 16 bytes of authentication.
    func seal(_ secret: SecretBytes, nonce: [UInt8], bindingTo place: [UInt8]) throws -> [UInt8] {
        try Self.seal(secret, with: sealing, nonce: nonce, bindingTo: place)
    }

    static func seal(
        _ secret: SecretBytes, with key: SymmetricKey, nonce: [UInt8], bindingTo place: [UInt8]
    ) throws -> [UInt8] {
        let box = try secret.reveal { secret in
            try AES.GCM.seal(secret, using: key, nonce: AES.GCM.Nonce(data: nonce), authenticating: place)
        }
        return Array(box.ciphertext) + Array(box.tag)
    }

    /// Throws ``KeepingFailure/brokenSeal`` where a bit, the place or the key is another one.
    ///
    /// What was sealed before there was a key for it alone is under the ring's key itself, until a rotation.
    func open(_ sealed: [UInt8], nonce: [UInt8], boundTo place: [UInt8]) throws(KeepingFailure) -> SecretBytes {
        do {
            let box = try AES.GCM.SealedBox(
                nonce: AES.GCM.Nonce(data: nonce), ciphertext: sealed.dropLast(Self.authenticationLength),
                tag: sealed.suffix(Self.authenticationLength))
            var secret = try open(box, place)
            return SecretBytes(emptying: &secret)
        } catch {
            throw .brokenSeal
        }
    }

    private func open(_ box: AES.GCM.SealedBox, _ place: [UInt8]) throws -> Data {
        do {
            return try AES.GCM.open(box, using: sealing, authenticating: place)
        } catch {
            return try AES.GCM.open(box, using: key, authenticating: place)
        }
    }

    package var description: String { "•••" }
    package var debugDescription: String { "•••" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
