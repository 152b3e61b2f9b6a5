/// What binds that which people see of a row to the row: an HMAC by a key of the ring. Whoever writes to the database alone
/// cannot make it.
package struct RowTag: Sendable, Hashable {
    package let keyID: String
    /// 16 bytes.
    package let code: [UInt8]

    package init(keyID: String, code: [UInt8]) { (self.keyID, self.code) = (keyID, code) }

    /// The tag of `facts` by a key of the ring, or the newest where none is named; nil where the ring has no such key.
    package typealias Maker = @Sendable (_ keyID: String?, _ facts: [UInt8]) -> RowTag?

    /// In constant time.
    package func isEqual(to other: RowTag) -> Bool {
        guard keyID == other.keyID, code.count == other.code.count else { return false }
        return zip(code, other.code).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
