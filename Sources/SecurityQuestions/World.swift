import Foundation

/// The clock and the source of randomness, injected: the domain has neither of its own, and a test sets both.
public struct World: Sendable {
    public let now: @Sendable () -> Date
    /// So many bytes from a cryptographically secure source.
    public let randomBytes: @Sendable (Int) -> [UInt8]

    public init(now: @escaping @Sendable () -> Date, randomBytes: @escaping @Sendable (Int) -> [UInt8]) {
        self.now = now
        self.randomBytes = randomBytes
    }
}
