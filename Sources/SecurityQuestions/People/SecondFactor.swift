import Foundation

/// Somebody who logs in.
public enum Person: Sendable, Hashable {
    case member(ID<Member>)
    case agent(ID<Agent>)
}

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

/// A key that has to be read again, encrypted with one of the key ring and bound to whose it is.
public struct SealedKey: Sendable, Hashable {
    public let keyID: String
    /// 12 bytes, AES-GCM.
    public let nonce: [UInt8]
    /// The encrypted key and 16 bytes of authentication.
    public let sealed: [UInt8]

    public init(keyID: String, nonce: [UInt8], sealed: [UInt8]) {
        self.keyID = keyID
        self.nonce = nonce
        self.sealed = sealed
    }
}

/// Makes keys for authenticator apps and tells whether a code is right.
public protocol SecondFactorKeeping: Sendable {
    /// 160 random bits (RFC 4226 §4).
    func newSecondFactorKey(of person: Person) throws -> SealedKey
    /// The key in base32 (RFC 4648 §6), to be shown while it is set up. Throws ``KeepingFailure``.
    func secondFactorText(_ key: SealedKey, of person: Person) throws -> String
    /// The time step that `code` belongs to; nil where it is wrong. Throws ``KeepingFailure``.
    func secondFactorStep(of code: String, key: SealedKey, of person: Person, at now: Date) throws -> Int64?
}
