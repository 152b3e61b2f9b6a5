import Foundation
import SecurityQuestions

extension Vault: SecondFactorVerifier {
    package func newSecondFactorKey(of person: Person) throws -> SealedKey {
        let nonce = world.randomBytes(SealingKey.nonceLength)
        let key = SecretBytes(world.randomBytes(OneTimeCode.keyLength))
        let newest = keys.newest
        let sealed = try newest.seal(key, nonce: nonce, bindingTo: SealPlace(person).bytes)
        return SealedKey(keyID: newest.id, nonce: nonce, sealed: sealed)
    }

    package func secondFactorText(_ key: SealedKey, of person: Person) throws -> String {
        try open(key, of: person).reveal(OneTimeCode.base32)
    }

    package func secondFactorStep(of code: String, key: SealedKey, of person: Person, at now: Date) throws -> Int64? {
        let current = Int64(now.timeIntervalSince1970) / SecondFactor.step
        let typed = SecretBytes(code.utf8)
        return try open(key, of: person).reveal { key in
            // Every step is looked at, so that the time does not tell which was right.
            (current - SecondFactor.drift...current + SecondFactor.drift)
                .filter { SecretBytes(OneTimeCode.code(key: key, counter: $0).utf8).isEqual(to: typed) }.last
        }
    }

    private func open(_ key: SealedKey, of person: Person) throws(KeepingFailure) -> SecretBytes {
        let ringKey = try self.key(key.keyID)
        guard key.nonce.count == SealingKey.nonceLength, key.sealed.count > SealingKey.authenticationLength else {
            throw .brokenSeal
        }
        return try ringKey.open(key.sealed, nonce: key.nonce, boundTo: SealPlace(person).bytes)
    }
}
