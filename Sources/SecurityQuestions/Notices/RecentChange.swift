/// The change that makes a caller less believable for a day.
public enum RecentChange: String, Sendable, CaseIterable {
    case question, password, address

    /// For so long the care desk is told.
    public static let lasts: Double = 24 * 3600
}
