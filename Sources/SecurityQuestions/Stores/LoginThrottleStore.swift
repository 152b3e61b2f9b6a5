import Foundation

/// Failed log-ins by name and by network address.
public protocol LoginThrottleStore: Sendable {
    /// Counts a failure for each subject, durably, before the password is looked at; counts none while one has to wait.
    ///
    /// - Returns: until when to wait; nil when the password may be looked at.
    func take(_ subjects: [LoginThrottle.Subject]) async throws -> Date?
    /// The attempt could not be looked at, or was right: it is taken back.
    func giveBack(_ subjects: [LoginThrottle.Subject]) async throws
    /// The password was right: the count begins anew.
    func clear(_ subject: LoginThrottle.Subject) async throws
}
