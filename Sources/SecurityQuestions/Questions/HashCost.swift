/// How dear one Argon2id hash is.
public struct HashCost: Sendable, Hashable {
    public let memoryMiB: Int
    public let passes: Int

    /// OWASP Password Storage Cheat Sheet: 19 MiB, two passes, one lane.
    public static let owaspMinimum = HashCost(memoryMiB: 19, passes: 2)

    public init(memoryMiB: Int, passes: Int) {
        self.memoryMiB = memoryMiB
        self.passes = passes
    }

    /// Whether this gives nothing up that `other` has, and has more: a record is only ever sealed anew to become dearer.
    public func exceeds(_ other: HashCost) -> Bool {
        memoryMiB >= other.memoryMiB && passes >= other.passes && self != other
    }
}
