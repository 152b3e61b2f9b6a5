import Foundation

/// What is kept of a client's secret. It has 256 random bits, so a fast hash is enough: nobody finds it by trying.
package struct ClientSecret: Sendable, Hashable {
    /// Of the whole text.
    package let hash: TokenHash
    package let madeAt: Date
    /// Nil where it does not end by itself.
    package let expiresAt: Date?
    /// When it was used last, to the minute; nil where it never was.
    package let usedAt: Date?

    package init(hash: TokenHash, madeAt: Date, expiresAt: Date?, usedAt: Date? = nil) {
        (self.hash, self.madeAt, self.expiresAt, self.usedAt) = (hash, madeAt, expiresAt, usedAt)
    }

    /// A new one; its text is shown once and kept nowhere. It begins so that scanners of source code can find it.
    package static func text(_ world: World) -> String { prefix + SecretToken(world).text }

    private static let prefix = "csk_"

    /// Two are alive at once at most: each rotation is one, and nobody has to change everything in one second.
    package static let mostAlive = 2
    /// How long the one before goes on being good.
    package static let overlap: TimeInterval = 7 * 24 * 3600

    /// Nil for what can be no secret of ours.
    package static func hash(of text: String) -> TokenHash? {
        guard text.hasPrefix(prefix), SecretToken(text.dropFirst(prefix.count)) != nil else { return nil }
        return .sha256(of: text)
    }

    package func isOver(at now: Date) -> Bool { expiresAt.map { $0 <= now } ?? false }

    /// In constant time.
    func isEqual(to other: TokenHash) -> Bool {
        guard hash.bytes.count == other.bytes.count else { return false }
        return zip(hash.bytes, other.bytes).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    func ending(by end: Date) -> ClientSecret {
        ClientSecret(hash: hash, madeAt: madeAt, expiresAt: min(expiresAt ?? end, end), usedAt: usedAt)
    }
}
