/// What somebody typed as a second factor.
package enum SecondFactorEntry: Sendable, Hashable {
    /// Of an authenticator app.
    case code(String)
    case recoveryCode(String)

    /// Nil where nothing was typed. A recovery code in the other field is one all the same.
    package init?(code: String, recoveryCode: String) {
        if !code.trimmingSpaces().isEmpty {
            self = RecoveryCode.read(code).map(Self.recoveryCode) ?? .code(code)
        } else if !recoveryCode.trimmingSpaces().isEmpty {
            self = .recoveryCode(RecoveryCode.read(recoveryCode) ?? recoveryCode)
        } else {
            return nil
        }
    }
}
