import Foundation

/// An e-mail address as a person types it, kept for writing to and compared without regard to case.
public struct EmailAddress: Sendable, Hashable {
    public let text: String

    /// Accepts what can be delivered to: one `@`, something before it, a dotted or local name after it (RFC 5321 limits).
    public init?(_ typed: String) {
        let trimmed = typed.trimmingSpaces()
        let parts = trimmed.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...64).contains(parts[0].utf8.count), (1...255).contains(parts[1].utf8.count),
            trimmed.utf8.count <= 254, trimmed.unicodeScalars.allSatisfy(Self.isAllowed),
            !parts[1].hasPrefix("."), !parts[1].hasSuffix("."), !parts[1].contains("..")
        else { return nil }
        text = trimmed
    }

    /// What two spellings of one address have in common, byte for byte.
    public var key: String { text.lowercased().precomposedStringWithCanonicalMapping }

    /// No space of any kind, nothing invisible, none of the characters that only a quoted name may have.
    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .spaceSeparator, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse: false
        default: !"<>()[],;:\\\"".unicodeScalars.contains(scalar)
        }
    }

    public static func == (one: Self, other: Self) -> Bool { one.key == other.key }
    public func hash(into hasher: inout Hasher) { hasher.combine(key) }
}
