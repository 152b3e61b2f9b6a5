import Foundation

/// How long a log-in still lasts, in whole seconds: pages warn before it ends (WCAG 2.2, 2.2.1).
package struct LoginTime: Sendable, Equatable {
    /// If nothing is asked for meanwhile.
    package let idle: Int
    /// Whatever is asked for.
    package let longest: Int

    /// - Parameter isAtWork: whether this request counts as somebody's being there. Then it is noted, where the last note is old
    ///   enough.
    package init(_ session: Session, isAtWork: Bool, at now: Date) {
        let seenAt = isAtWork && session.isDueToBeSeen(at: now) ? now : session.seenAt
        idle = Self.seconds(until: seenAt.addingTimeInterval(Session.idle), from: now)
        longest = Self.seconds(until: session.startedAt.addingTimeInterval(Session.longest), from: now)
    }

    private static func seconds(until end: Date, from now: Date) -> Int {
        max(0, Int(end.timeIntervalSince(now).rounded(.down)))
    }
}
