import Foundation

/// Makes keys for authenticator apps and tells whether a code is right.
public protocol SecondFactorVerifier: Sendable {
    /// 160 random bits (RFC 4226 §4).
    func newSecondFactorKey(of person: Person) throws -> SealedKey
    /// The key in base32 (RFC 4648 §6), to be shown while it is set up. Throws ``KeepingFailure``.
    func secondFactorText(_ key: SealedKey, of person: Person) throws -> String
    /// The time step that `code` belongs to; nil where it is wrong. Throws ``KeepingFailure``.
    func secondFactorStep(of code: String, key: SealedKey, of person: Person, at now: Date) throws -> Int64?
}
