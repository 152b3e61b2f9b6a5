import Foundation

/// The time and the chance that come in from outside; the domain has neither of its own.
public struct World: Sendable {
    public let now: @Sendable () -> Date
    /// So many bytes from a cryptographically secure source.
    public let randomBytes: @Sendable (Int) -> [UInt8]

    public init(now: @escaping @Sendable () -> Date, randomBytes: @escaping @Sendable (Int) -> [UInt8]) {
        self.now = now
        self.randomBytes = randomBytes
    }
}
