/// Second factors of members and agents.
package protocol SecondFactorStore: Sendable {
    func secondFactor(of person: Person) async throws -> SecondFactor?
    /// Turns it on, in place of an earlier one. `recovery` holds the hashes of the one-time recovery codes.
    ///
    /// Ends the person's sessions but the one of `session`: they were begun without it.
    func turnOnSecondFactor(
        of identity: Identity, key: SealedKey, usedStep: Int64, recovery: [TokenHash], keeping session: TokenHash,
        by origin: AuditOrigin
    ) async throws
    /// False when there is none.
    func turnOffSecondFactor(of identity: Identity, by origin: AuditOrigin) async throws -> Bool
    /// Spends the code of a time step; false when it, or a later one, was used.
    func useSecondFactor(of person: Person, step: Int64) async throws -> Bool
    /// Spends a recovery code; false when it is not one of the person's, or was used.
    func useRecoveryCode(_ code: TokenHash, of identity: Identity, by origin: AuditOrigin) async throws -> Bool
}
