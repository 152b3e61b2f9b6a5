import HTTPTypes
import SecurityQuestions

@testable import Web

/// Whatever a proxy passes on, what comes of it is an address, written in the one way, or the peer.
enum ForwardedTarget {
    private static let blocks = ["127.0.0.1", "10.0.0.0/8", "2001:db8::/32"].compactMap { CIDRBlock($0) }

    static func fault(_ input: [UInt8]) -> String? {
        let text = String(decoding: input, as: UTF8.self)
        return ForwardedHeader.allCases.lazy.compactMap { fault(text, in: $0) }.first
            ?? faultOfAddress(text) ?? faultOfBlock(text)
    }

    private static func fault(_ text: String, in header: ForwardedHeader) -> String? {
        guard let proxy = NetworkAddress("127.0.0.1"), let stranger = NetworkAddress("203.0.113.9") else {
            return "addresses cannot be read"
        }
        let proxies = TrustedProxies(blocks, setting: header, areTheOnlyWay: false)
        var fields = HTTPFields()
        fields[header.name] = text
        let unbelieved = TrustedProxies.Origin(client: stranger, host: nil)
        if (try? proxies.origin(peer: stranger, fields)) != unbelieved { return "a stranger's header is believed" }
        guard let origin = try? proxies.origin(peer: proxy, fields) else { return nil }
        guard let client = origin.client else { return "nobody sent it" }
        if client != proxy, proxies.isTrusted(client) { return "the client is a proxy: \(client)" }
        return faultOfAddress(client.description)
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
