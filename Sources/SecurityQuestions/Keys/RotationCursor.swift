/// How far a rotation has come in a place.
public struct RotationCursor: Sendable, Hashable {
    public let key: Int64

    /// Before everything.
    public static let start = RotationCursor(key: .min)

    public init(key: Int64) {
        self.key = key
    }
}
