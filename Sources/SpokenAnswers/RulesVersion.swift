/// A frozen edition of the rules. A stored answer keeps the version it was sealed under.
public struct RulesVersion: RawRepresentable, Hashable, Comparable, Codable, Sendable {
    public let rawValue: Int

    public init(rawValue: Int) { self.rawValue = rawValue }

    public static let v1 = RulesVersion(rawValue: 1)
    /// Heard further than the lists the first was made with; see `docs/spoken-answers.md`.
    public static let v2 = RulesVersion(rawValue: 2)
    /// The version new answers are sealed under.
    public static let newest = v2

    public static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }
}
