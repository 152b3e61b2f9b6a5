import Foundation

/// Spraying: one password tried for many names (OWASP, "Credential Stuffing Prevention"). No name and no address fails often
/// enough to wait, so all failures at a door count together.
///
/// Nobody is refused for what others do. Browsers that have not logged in before are answered up to five seconds later, and
/// whoever runs the server is told, once in ten minutes.
package enum LoginSpraying {
    /// What is counted together.
    static let period: TimeInterval = 600
    /// So many failures a period are what people forget.
    static let free = 100
    /// What each failure beyond them adds.
    private static let step: TimeInterval = 0.1
    package static let longest: TimeInterval = 5

    /// How long an answer is held back after so many failures.
    package static func delay(after failures: Int) -> TimeInterval {
        min(longest, step * Double(max(0, failures - free)))
    }
}

/// What spraying means for one log-in.
package struct LoginDelay: Sendable, Hashable {
    /// The answer is held back for so long, whatever it is.
    package let seconds: TimeInterval
    /// Whoever runs the server is told just now: so many log-ins failed within ten minutes.
    package let alarm: Int?

    package static let none = LoginDelay(seconds: 0, alarm: nil)
}
