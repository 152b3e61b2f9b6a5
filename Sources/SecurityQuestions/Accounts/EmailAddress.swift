import Foundation

/// An e-mail address as a person types it, kept for writing to and compared without regard to case, to invisible signs
/// and to whether its domain is in letters or in the ASCII that browsers make of them.
public struct EmailAddress: Sendable, Hashable {
    public let text: String
    /// What two spellings of one address have in common, byte for byte: the domain in letters.
    public let key: String

    /// Accepts what can be delivered to: one `@`, something before it, a dotted or local name after it (RFC 5321 limits);
    /// also as it is copied from a mail or a link: `Claire <claire@example.org>`, `mailto:claire@example.org?subject=…`.
    public init?(_ typed: String) {
        guard case .success(let address) = Self.read(typed) else { return nil }
        self = address
    }

    private init(text: String, key: String) {
        self.text = text
        self.key = key
    }

    /// As ``init(_:)``, or why it is none.
    package static func read(_ typed: String) -> Result<EmailAddress, EmailAddressRefusal> {
        let text = bare(typed)
        if text.isEmpty { return .failure(.empty) }
        if text.hasPrefix("\""), text.contains("\"@") { return .failure(.quoted) }
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        if parts.count > 2 { return .failure(text.contains { ",; ".contains($0) } ? .sign : .severalAt) }
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return .failure(.incomplete) }
        if parts[1].hasPrefix("[") { return .failure(.numericDomain) }
        guard text.unicodeScalars.allSatisfy(isAllowed) else { return .failure(.sign) }
        guard parts[0].utf8.count <= 64, parts[1].utf8.count <= 255, text.utf8.count <= 254 else {
            return .failure(.tooLong)
        }
        // Looked at as bytes, and ASCII left as it is: every address that is read from the database passes here.
        guard
            !parts[1].utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).contains(
                where: \.isEmpty)
        else { return .failure(.domain) }
        let domain = DomainName(String(parts[1]))
        var name = parts[0].lowercased()
        if !name.utf8.allSatisfy({ $0 < 0x80 }) { name = name.precomposedStringWithCanonicalMapping }
        return .success(EmailAddress(text: text, key: name + "@" + domain.letters))
    }

    /// As mail servers take it: the domain in ASCII (RFC 5891). A name before the `@` that is not ASCII stays as it is.
    package var deliverable: String {
        let parts = text.split(separator: "@")
        guard parts.count == 2, !text.utf8.allSatisfy({ $0 < 0x80 }) else { return text }
        return parts[0] + "@" + DomainName(String(parts[1])).ascii
    }

    /// The keys it may be kept under: version 0.1 kept an ASCII domain as it came.
    package var keys: [String] {
        let parts = key.split(separator: "@")
        let ascii = parts.count == 2 ? parts[0] + "@" + DomainName(String(parts[1])).ascii : key
        return [key, ascii]
    }

    /// Without what nobody sees, and without what a mail or a link has around it.
    private static func bare(_ typed: String) -> String {
        if typed.utf8.allSatisfy({ (0x21..<0x7F).contains($0) && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ":") }) {
            return typed
        }
        let seen = typed.unicodeScalars.filter { $0.properties.generalCategory != .format }
        var text = String(String.UnicodeScalarView(seen)).replacing("＠", with: "@").trimmingSpaces()
        if text.last == ">", let start = text.lastIndex(of: "<") {
            text = String(text[text.index(after: start)...].dropLast()).trimmingSpaces()
        }
        guard text.lowercased().hasPrefix("mailto:") else { return text }
        let address = String(text.dropFirst(7).prefix { $0 != "?" })
        return address.removingPercentEncoding ?? address
    }

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
