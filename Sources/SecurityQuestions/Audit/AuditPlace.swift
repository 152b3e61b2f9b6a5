/// Where an entry belongs and where it came from. Each is nil until something fills it, so that what comes later changes no
/// entry's format again. None of it tells of people, so none of it is erased.
public struct AuditPlace: Sendable, Hashable {
    /// What it concerns, or whose host it came to; nil where that is the whole installation.
    public let brand: Brand.ID?
    /// The program that asked for it by an interface for programs.
    public let client: String?
    /// The server that recorded it, where there are several, and how many it has recorded.
    public let node: String?
    public let nodeSequence: Int64?

    public init(brand: Brand.ID?, client: String? = nil, node: String? = nil, nodeSequence: Int64? = nil) {
        self.brand = brand
        self.client = client
        self.node = node
        self.nodeSequence = nodeSequence
    }
}
