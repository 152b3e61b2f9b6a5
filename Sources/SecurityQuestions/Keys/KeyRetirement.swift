public enum KeyRetirement: Sendable, Hashable {
    case retired
    case unknown
    /// Something is kept under it.
    case inUse([KeyPlace: Int])
    /// The server seals with it.
    case sealing
}
