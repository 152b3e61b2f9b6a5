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
            // Looked at as bytes: every address that is read from the database passes here.
            parts[1].utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy({
                !$0.isEmpty
            })
        else { return nil }
        text = trimmed
    }

    /// What two spellings of one address have in common, byte for byte.
    public var key: String { text.lowercased().precomposedStringWithCanonicalMapping }

    /// No space of any kind, nothing invisible, none of the characters that only a quoted name may have.
    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "<", ">", "(", ")", "[", "]", ",", ";", ":", "\\", "\"": return false
        case "!"..."~": return true
        default: break
        }
        return switch scalar.properties.generalCategory {
        case .control, .format, .spaceSeparator, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse: false
        default: true
        }
    }

    public static func == (one: Self, other: Self) -> Bool { one.key == other.key }
    public func hash(into hasher: inout Hasher) { hasher.combine(key) }
}
