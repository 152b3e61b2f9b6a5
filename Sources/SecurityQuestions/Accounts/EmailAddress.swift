/// An e-mail address as a person types it, kept for writing to and compared without regard to case.
public struct EmailAddress: Sendable, Hashable {
    public let text: String

    /// Accepts what can be delivered to: one `@`, something before it, a dotted or local name after it (RFC 5321 limits).
    public init?(_ typed: String) {
        let trimmed = typed.trimmingSpaces()
        let parts = trimmed.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...64).contains(parts[0].utf8.count), (1...255).contains(parts[1].utf8.count),
            trimmed.unicodeScalars.allSatisfy({
                $0.value > 0x20 && $0.value != 0x7F && !"<>()[],;:\\\"".unicodeScalars.contains($0)
            }),
            !parts[1].hasPrefix("."), !parts[1].hasSuffix("."), !parts[1].contains("..")
        else { return nil }
        text = trimmed
    }

    /// What two spellings of one address have in common.
    public var key: String { text.lowercased() }

    public static func == (one: Self, other: Self) -> Bool { one.key == other.key }
    public func hash(into hasher: inout Hasher) { hasher.combine(key) }
}

extension String {
    /// Without white space at either end.
    package func trimmingSpaces() -> String {
        var rest = Substring(self)
        while let first = rest.first, first.isWhitespace { rest.removeFirst() }
        while let last = rest.last, last.isWhitespace { rest.removeLast() }
        return String(rest)
    }
}
