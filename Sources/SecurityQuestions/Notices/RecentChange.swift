import Foundation

/// The change that makes a caller less believable for a day.
public enum RecentChange: String, Sendable, CaseIterable {
    case question, password, address, phone

    /// For so long the care desk is told.
    public static let lasts: Double = 24 * 3600

    /// Whether a change of `date` is recent.
    package static func isRecent(_ date: Date, at now: Date) -> Bool { date > now.addingTimeInterval(-lasts) }
}
