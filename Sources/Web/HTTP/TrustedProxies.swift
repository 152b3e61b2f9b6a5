import HTTPTypes
import SecurityQuestions

/// The proxies whose forwarded headers are believed. Nobody else's are.
package struct TrustedProxies: Sendable {
    private let blocks: [CIDRBlock]
    /// The one header that they set.
    private let header: ForwardedHeader
    /// Whether nobody else may speak to this listener: it speaks plain HTTP beyond its own machine.
    let areTheOnlyWay: Bool

    package init(_ blocks: [CIDRBlock], setting header: ForwardedHeader, areTheOnlyWay: Bool) {
        self.blocks = blocks
        self.header = header
        self.areTheOnlyWay = areTheOnlyWay
    }

    /// Whom a request came from, and which host it asked for where a proxy says so.
    struct Origin: Hashable {
        let client: NetworkAddress?
        let host: String?
    }

    /// The client is the last hop that is not one of our own proxies. What does not read as an address is nobody's, and the
    /// request is its peer's. Throws ``UnknownHost`` where different hosts are named, or where a quote is left open in what a
    /// proxy has appended to (``ForwardedHeader/Hop/isCut``).
    func origin(peer: NetworkAddress?, _ headers: HTTPFields) throws(UnknownHost) -> Origin {
        guard isTrusted(peer) else { return Origin(client: peer, host: nil) }
        let said = header == .xForwardedFor ? headers[values: .forwardedHost] : []
        let hosts = Set(said.flatMap { $0.split(separator: ",", omittingEmptySubsequences: false) }.map(Self.trimmed))
        guard hosts.count <= 1 else { throw UnknownHost() }
        var farthest = Origin(client: peer, host: hosts.first)
        for hop in header.hops(headers[values: header.name]).reversed() {
            guard !hop.isCut else { throw UnknownHost() }
            guard let client = hop.client else { return Origin(client: peer, host: hop.host ?? farthest.host) }
            if !isTrusted(client) { return Origin(client: client, host: hop.host ?? farthest.host) }
            farthest = Origin(client: peer, host: hop.host ?? farthest.host)
        }
        return farthest
    }

    private static func trimmed(_ host: Substring) -> String { String(host).trimmingSpaces() }

    func isTrusted(_ peer: NetworkAddress?) -> Bool {
        guard let peer else { return false }
        return blocks.contains { $0.contains(peer) }
    }
}

extension ForwardedHeader {
    var name: HTTPField.Name {
        switch self {
        case .xForwardedFor: .forwardedFor
        case .forwarded: .forwarded
        }
    }
}
