import Crypto
import Foundation
import SecurityQuestions

extension Vault: SupportCodeCopier {
    package func copy(
        _ digits: String, of code: ID<SupportCode>, ofAccount account: ID<Account>, for token: SecretToken
    ) throws -> SupportCodeCopy {
        let nonce = try AES.GCM.Nonce(data: world.randomBytes(SealingKey.nonceLength))
        let box = try AES.GCM.seal(Data(digits.utf8), using: Self.key(code, account, token), nonce: nonce)
        return SupportCodeCopy(bytes: Array(box.nonce) + Array(box.ciphertext) + Array(box.tag))
    }

    package func digits(
        in copy: SupportCodeCopy, of code: ID<SupportCode>, ofAccount account: ID<Account>, for token: SecretToken
    ) -> String? {
        guard let box = try? AES.GCM.SealedBox(combined: Data(copy.bytes)),
            let digits = try? AES.GCM.open(box, using: Self.key(code, account, token))
        else { return nil }
        return String(decoding: digits, as: UTF8.self)
    }

    /// The token is 256 random bits that the browser has and we have not.
    private static func key(_ code: ID<SupportCode>, _ account: ID<Account>, _ token: SecretToken) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: Data(token.text.utf8)),
            info: Data("countersign support code \(account) \(code)".utf8), outputByteCount: SealingKey.length)
    }
}
