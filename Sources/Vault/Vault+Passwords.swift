import Foundation
import SecurityQuestions

extension Vault: PasswordSealer {
    package func seal(_ password: SecretText, of owner: PasswordOwner) async throws -> SealedSecret {
        try await pool.run {
            try seal(normalised(password), at: SealPlace(owner), tags: { [Tags.password(base: $0)] })
        }
    }

    package func isRight(
        _ password: SecretText, with secret: SealedSecret?, of owner: PasswordOwner
    ) async throws -> Bool {
        try await hashing(with: secret) { key in
            try matches(
                normalised(password), with: secret, under: key, at: SealPlace(owner),
                tags: { [Tags.password(base: $0)] }
            ) == [true]
        }
    }

    /// NFKC, so that a password is the same from every keyboard (NIST SP 800-63B §5.1.1.2).
    private func normalised(_ password: SecretText) -> SecretBytes {
        password.reveal { SecretBytes($0.precomposedStringWithCompatibilityMapping.utf8) }
    }
}
