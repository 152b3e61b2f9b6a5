import Foundation

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

    /// Takes the token out of a link as it arrives: with a full stop, a bracket, a quotation mark, an invisible sign or
    /// a broken line in it, or pasted twice.
    package init?(inLink text: String) {
        let plain = text.removingPercentEncoding ?? text
        let bytes = plain.utf8.filter(Base64URL.has)
        let first = bytes.prefix(43)
        guard bytes.count == 43 || bytes.count == 86 && bytes.dropFirst(43).elementsEqual(first) else { return nil }
        self.init(String(decoding: first, as: UTF8.self))
    }

    /// The token that is made of these bytes.
    public init(bytes: [UInt8]) { text = Base64URL.text(bytes) }

    /// What is stored of it.
    public var hash: TokenHash { .sha256(of: text) }
}
