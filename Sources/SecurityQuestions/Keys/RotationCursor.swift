/// How far a rotation has come in a place.
public struct RotationCursor: Sendable, Hashable {
    public let key: Int64
    public let slot: Int

    /// Before everything.
    public static let start = RotationCursor(key: .min, slot: -1)

    public init(key: Int64, slot: Int = 0) {
        self.key = key
        self.slot = slot
    }
}
