/// The keys of what a browser keeps for the server while somebody is at the company's provider: they follow from the key ring, so that
/// every node opens what another one has sealed.
package protocol CookieKeeper: Sendable {
    /// 32 bytes, by the name of the ring's key that they follow from, or of the newest; nil where the ring has no such one. One that is
    /// missing is looked for first.
    func cookieKey(_ id: String?) async -> (id: String, bytes: [UInt8])?
}
