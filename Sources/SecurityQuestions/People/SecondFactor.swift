import Foundation

/// A time-based one-time password (TOTP, RFC 6238): SHA-1, six digits, 30 seconds, as authenticator apps have it.
public struct SecondFactor: Sendable {
    public let key: SealedKey
    /// The time step of the code that was used last: none is good twice (RFC 6238 §5.2).
    public let lastStep: Int64
    public let turnedOnAt: Date
    public let recoveryCodesLeft: Int

    /// Seconds.
    public static let step: Int64 = 30
    public static let digits = 6
    /// A code of the step before or after is good as well: clocks differ (RFC 6238 §5.2).
    public static let drift: Int64 = 1
    public static let recoveryCodes = 10

    /// Whether somebody may do without.
    public enum Policy: String, Sendable, CaseIterable {
        case required, optional
    }

    public init(key: SealedKey, lastStep: Int64, turnedOnAt: Date, recoveryCodesLeft: Int) {
        self.key = key
        self.lastStep = lastStep
        self.turnedOnAt = turnedOnAt
        self.recoveryCodesLeft = recoveryCodesLeft
    }
}
