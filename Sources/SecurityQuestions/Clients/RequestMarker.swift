/// Marks what a request says, so that whoever has the database alone cannot try what that was.
package protocol RequestMarker: Sendable {
    /// Of 32 bytes each, one by every key of the ring; one at least. The first is what is kept from now on: by a key that every server has
    /// had for a day, so that whichever is asked again knows it.
    func marks(of facts: [UInt8]) -> [[UInt8]]
}
