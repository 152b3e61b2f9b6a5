import Foundation

/// What visitors do without end, such as log-ins with names that nobody has: the first within a minute is an entry of the
/// log, those that follow are counted, and one more entry tells how many there were. Else strangers could make the log grow
/// as fast as they can ask.
package struct VisitorEvents: Sendable, Hashable {
    /// Of the first, which has an entry of its own.
    package let since: Date
    /// How many followed that no entry tells of.
    package let more: Int

    package static let period: TimeInterval = 60

    package init(since: Date, more: Int) { (self.since, self.more) = (since, more) }

    /// What one more brings about.
    package struct Addition: Sendable {
        package let kept: VisitorEvents
        package let events: [AuditEvent]
    }

    /// - Parameters:
    ///   - current: what is kept of the same kind, with the same detail, at the same door.
    ///   - detail: a word of the program's own, such as why a log-in was refused.
    package static func adding(
        _ kind: AuditEvent.Kind, to current: VisitorEvents?, by origin: AuditOrigin, detail: String? = nil, at now: Date
    ) -> Addition {
        if let current, !current.isOver(at: now) {
            return Addition(kept: VisitorEvents(since: current.since, more: current.more + 1), events: [])
        }
        let rest = current?.rest(kind, brand: origin.brand, detail: detail, at: now)
        return Addition(
            kept: VisitorEvents(since: now, more: 0),
            events: [rest, origin.event(kind, at: now, detail: detail)].compactMap(\.self))
    }

    package func isOver(at now: Date) -> Bool { now.timeIntervalSince(since) >= Self.period || now < since }

    /// The entry that tells of those that followed; nil where none did.
    ///
    /// - Parameter brand: at whose door; nil at the care desk's.
    package func rest(_ kind: AuditEvent.Kind, brand: Brand.ID?, detail: String? = nil, at now: Date) -> AuditEvent? {
        guard more > 0 else { return nil }
        let told = [detail, String(more)].compactMap(\.self).joined(separator: " ")
        return AuditOrigin.visitor(address: nil, brand: brand).event(kind, at: now, detail: told)
    }
}
