import Foundation

/// Erasing by the clock takes two steps: what is old is marked, and erased a week later. Somebody who sees a wrong date has a
/// week to stop it.
package struct ErasingMark: Sendable, Hashable {
    /// What is younger stays.
    package let before: Date
    package let due: Date

    /// What is erased by the clock.
    package enum Subject: String, Sendable, CaseIterable {
        case accounts, auditValues, calls
    }

    /// In seconds.
    package static let delay: TimeInterval = 7 * 24 * 3600

    package init(before: Date, due: Date) { (self.before, self.due) = (before, due) }

    /// - Parameter before: what the period says just now.
    package init(before: Date, at now: Date) { self.init(before: before, due: now.addingTimeInterval(Self.delay)) }

    /// What may be erased now; nil: nothing yet. A mark never reaches further than the period does by now.
    package func erases(at now: Date, before: Date) -> Date? { due <= now ? min(self.before, before) : nil }
}
