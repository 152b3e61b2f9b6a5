import SecurityQuestions

@testable import Web

/// Whatever a proxy passes on, what comes of it is an address, written in the one way, or the peer.
enum ForwardedTarget {
    private static let proxies = TrustedProxies(
        ["127.0.0.1", "10.0.0.0/8", "2001:db8::/32"].compactMap { CIDRBlock($0) }, areTheOnlyWay: false)

    static func fault(_ input: [UInt8]) -> String? {
        let header = String(decoding: input, as: UTF8.self)
        guard let proxy = NetworkAddress("127.0.0.1"), let stranger = NetworkAddress("203.0.113.9") else {
            return "addresses cannot be read"
        }
        if proxies.client(peer: stranger, forwardedFor: header) != stranger { return "a stranger's header is believed" }
        guard let client = proxies.client(peer: proxy, forwardedFor: header) else { return "nobody sent it" }
        if client != proxy, proxies.isTrusted(client) { return "the client is a proxy: \(client)" }
        return faultOfAddress(client.description) ?? faultOfAddress(header) ?? faultOfBlock(header)
    }

    private static func faultOfAddress(_ text: String) -> String? {
        guard let address = NetworkAddress(text) else { return nil }
        guard NetworkAddress(address.description) == address, !address.subscriber.isEmpty else {
            return "\(text.debugDescription) is read as \(address), and that as something else"
        }
        return nil
    }

    private static func faultOfBlock(_ text: String) -> String? {
        guard text.utf8.count < 100, let slash = text.firstIndex(of: "/"), let block = CIDRBlock(text),
            let address = NetworkAddress(String(text[..<slash]))
        else { return nil }
        return block.contains(address) ? nil : "\(text.debugDescription) does not hold its own address"
    }
}
