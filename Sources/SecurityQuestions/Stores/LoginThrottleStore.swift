import Foundation

/// Failed log-ins by name, by network address, by door and by session; and of browsers that are known.
package protocol LoginThrottleStore: Sendable {
    /// Counts a failure, durably, before the password is looked at: for `browser` alone where it is known, for each subject
    /// otherwise, as ``LoginThrottling`` decides.
    func take(_ subjects: [LoginThrottle.Subject], in browser: KnownBrowser?) async throws -> LoginAdmission
    /// Until when whoever asks for one of `subjects` waits; nil where ``take(_:in:)`` decides. A read: it keeps nobody from the writer.
    func waiting(_ subjects: [LoginThrottle.Subject]) async throws -> Date?
    /// The attempt could not be looked at, or was right: it is taken back.
    func giveBack(_ attempt: LoginAttempt) async throws
    /// A `SecretChange` is done.
    func endChange(_ subject: LoginThrottle.Subject) async throws
    /// Nil where nobody has, as this person.
    func lastLogIn(in browser: KnownBrowser) async throws -> Date?
    /// The counts begin anew.
    func clear(_ subjects: [LoginThrottle.Subject]) async throws
}

/// Whether a password may be looked at.
package enum LoginAdmission: Sendable {
    case taken(LoginAttempt)
    case wait(until: Date)
}
