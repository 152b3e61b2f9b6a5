/// 256 random bits that only a browser, or the holder of a link, has.
public struct SecretToken: Sendable {
    /// As it stands in a cookie or a link: base64url without padding.
    public let text: String

    public init(_ world: World) { self.init(bytes: world.randomBytes(32)) }

    /// Takes a token from outside; nil where it cannot be one of ours.
    public init?(_ text: some StringProtocol) {
        guard text.utf8.count == 43, text.utf8.allSatisfy(Base64URL.has) else { return nil }
        self.text = String(text)
    }

    /// The token that is made of these bytes.
    public init(bytes: [UInt8]) { text = Base64URL.text(bytes) }

    /// What is stored of it.
    public var hash: TokenHash { .sha256(of: text) }
}
