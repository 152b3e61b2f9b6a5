/// Seals passwords. Each call costs one slow hash, whatever comes out.
public protocol PasswordSealer: Sendable {
    /// Throws ``KeepingFailure``.
    func seal(_ password: SecretText, of owner: PasswordOwner) async throws -> SealedSecret
    /// Works as long where `secret` is nil, and is then false. Throws ``KeepingFailure``.
    func isRight(_ password: SecretText, with secret: SealedSecret?, of owner: PasswordOwner) async throws -> Bool
    /// Whether `secret` was sealed at a lower cost than what is sealed now.
    func isCheap(_ secret: SealedSecret) -> Bool
}
