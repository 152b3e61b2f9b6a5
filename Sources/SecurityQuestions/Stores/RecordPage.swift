/// A part of something long; ask again with `last` until there is none.
public struct RecordPage<Item: Sendable>: Sendable {
    public let items: [Item]
    /// Nil at the end.
    public let last: Int64?

    public init(items: [Item], last: Int64?) {
        self.items = items
        self.last = last
    }
}
