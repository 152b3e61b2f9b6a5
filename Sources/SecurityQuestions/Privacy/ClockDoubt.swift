import Foundation

/// Whether the clock may be believed where something is erased by it, which nothing takes back. Locks and expiry go by the clock
/// whatever it says: ten wrong answers in all bound what an early unlock gives.
package struct ClockDoubt {
    package let event: AuditEvent

    /// In seconds: so long an installation may stand still before somebody has to look at its clock.
    package static let longestRest: TimeInterval = 30 * 24 * 3600
    /// In seconds: so far the clock may go from the time that passes while the server runs.
    package static let longestDrift: TimeInterval = 3600

    /// - Parameter last: when the newest entry of the log was recorded, which is the latest sign of life.
    /// - Returns: nil where the clock may be believed.
    package init?(atOpening now: Date, last: Date?) {
        guard let last, now.timeIntervalSince(last) > Self.longestRest else { return nil }
        event = AuditOrigin.system.event(.clockDoubted, at: now, detail: "start")
    }

    /// - Parameters:
    ///   - clock: how far the clock has gone.
    ///   - passed: how much time has passed, in seconds.
    package init?(at now: Date, clock: TimeInterval, passed: TimeInterval) {
        guard abs(clock - passed) > Self.longestDrift else { return nil }
        event = AuditOrigin.system.event(.clockDoubted, at: now, detail: "running")
    }

    /// Somebody has looked: the clock is right.
    package static func confirmed(by origin: AuditOrigin, at now: Date) -> AuditEvent {
        origin.event(.clockConfirmed, at: now)
    }
}
