import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore

@testable import Web

/// Requests that come from one address: in process nobody connects.
struct PeerResponder<Inner: HTTPResponder>: HTTPResponder where Inner.Context == WebContext {
    let inner: Inner
    let peer: SocketAddress?

    func respond(to request: Request, context: WebContext) async throws -> Response {
        var context = context
        context.remoteAddress = peer
        return try await inner.respond(to: request, context: context)
    }
}

extension Router where Context == WebContext {
    /// Tries these routes in process, as somebody who connects from `peer`.
    func test<Value>(
        from peer: String? = "192.0.2.1", _ test: @Sendable (any TestClientProtocol) async throws -> Value
    ) async throws -> Value {
        let address = try peer.map { try SocketAddress(ipAddress: $0, port: 50_000) }
        var logger = Logger(label: "WebTests")
        logger.logLevel = .critical
        let application = Application(
            responder: PeerResponder(inner: buildResponder(), peer: address), logger: logger)
        return try await application.test(.router, test)
    }
}
