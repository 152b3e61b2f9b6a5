import SecurityQuestions

/// The proxies whose forwarded headers are believed. Nobody else's are.
package struct TrustedProxies: Sendable {
    private let blocks: [CIDRBlock]
    /// Whether nobody else may speak to this listener: it speaks plain HTTP beyond its own machine.
    let areTheOnlyWay: Bool

    package init(_ blocks: [CIDRBlock], areTheOnlyWay: Bool) {
        self.blocks = blocks
        self.areTheOnlyWay = areTheOnlyWay
    }

    /// The client a request came from: the last hop that is not one of our own proxies. What does not read as an
    /// address is nobody's, and the request is its peer's.
    func client(peer: NetworkAddress?, forwardedFor: String?) -> NetworkAddress? {
        guard isTrusted(peer), let forwardedFor else { return peer }
        for hop in forwardedFor.split(separator: ",").reversed() {
            guard let address = NetworkAddress(String(hop).trimmingSpaces()) else { return peer }
            if !isTrusted(address) { return address }
        }
        return peer
    }

    func isTrusted(_ peer: NetworkAddress?) -> Bool {
        guard let peer else { return false }
        return blocks.contains { $0.contains(peer) }
    }
}
