import Crypto
import Foundation
import SecurityQuestions

extension Vault: WebhookSigner {
    package func newWebhookSecret(of place: WebhookPlace) throws -> SealedKey {
        let nonce = world.randomBytes(SealingKey.nonceLength)
        let secret = SecretBytes(world.randomBytes(WebhookSecret.length))
        let newest = keys.newest
        let sealed = try newest.seal(secret, nonce: nonce, bindingTo: SealPlace(place).bytes)
        return SealedKey(keyID: newest.id, nonce: nonce, sealed: sealed)
    }

    package func webhookKeys(_ secret: SealedKey, of place: WebhookPlace) throws -> WebhookKeys {
        try open(secret, of: place).shown()
    }

    package func webhookSignature(
        of content: String, by secrets: [SealedKey], of place: WebhookPlace
    ) throws -> String {
        try secrets.flatMap { try open($0, of: place).signatures(of: Array(content.utf8)) }.joined(separator: " ")
    }

    private func open(_ secret: SealedKey, of place: WebhookPlace) throws -> WebhookSecret {
        let ringKey = try key(secret.keyID)
        guard secret.nonce.count == SealingKey.nonceLength, secret.sealed.count > SealingKey.authenticationLength
        else { throw KeepingFailure.brokenSeal }
        return WebhookSecret(
            bytes: try ringKey.open(secret.sealed, nonce: secret.nonce, boundTo: SealPlace(place).bytes))
    }
}

/// What both keys of a webhook follow from (HKDF): whoever has the one that the receiver shares makes nothing of the other.
private struct WebhookSecret {
    let bytes: SecretBytes

    static let length = 32

    private func derived(_ purpose: String) -> SymmetricKey {
        bytes.reveal {
            HKDF<SHA256>.deriveKey(
                inputKeyMaterial: SymmetricKey(data: $0), info: Data(purpose.utf8), outputByteCount: 32)
        }
    }

    private var shared: SymmetricKey { derived("countersign webhook v1") }

    private func signing() throws -> Curve25519.Signing.PrivateKey {
        try Curve25519.Signing.PrivateKey(rawRepresentation: Self.bytes(derived("countersign webhook v1a")))
    }

    private static func bytes(_ key: SymmetricKey) -> Data {
        unsafe key.withUnsafeBytes { unsafe Data($0) }  // copied
    }

    func shown() throws -> WebhookKeys {
        let secret = Self.bytes(shared).base64EncodedString()
        let publicKey = try signing().publicKey.rawRepresentation.base64EncodedString()
        return WebhookKeys(secret: "whsec_" + secret, publicKey: "whpk_" + publicKey)
    }

    func signatures(of content: [UInt8]) throws -> [String] {
        let code = Data(HMAC<SHA256>.authenticationCode(for: content, using: shared))
        let signature = try signing().signature(for: content)
        return ["v1,\(code.base64EncodedString())", "v1a,\(signature.base64EncodedString())"]
    }
}
