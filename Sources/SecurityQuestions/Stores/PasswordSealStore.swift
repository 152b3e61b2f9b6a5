/// Passwords that are sealed anew, at a higher cost, when they have just been given.
public protocol PasswordSealStore: Sendable {
    /// Keeps the same password sealed as `new`. Nothing else changes: no session ends, nobody is told.
    ///
    /// - Returns: false, with nothing changed, where another password or another seal has taken the place of `old`.
    func reseal(_ old: SealedSecret, as new: SealedSecret, of person: Person) async throws -> Bool
}
