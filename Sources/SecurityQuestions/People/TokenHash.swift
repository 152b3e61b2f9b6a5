/// SHA-256 of a token of 256 random bits: what is stored of a session or an activation link.
public struct TokenHash: Hashable, Sendable {
    public let bytes: [UInt8]

    public init(bytes: [UInt8]) { self.bytes = bytes }
}
