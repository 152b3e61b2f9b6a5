import HTTPTypes
import HummingbirdTesting
import Testing

@testable import Web

/// From where the care desk is reached.
struct CareNetworkTests {
    private static let (office, proxy) = ("10.20.0.0/16", "10.0.0.1")

    private func status(
        from peer: String, networks: [String] = [office], forwarded: String? = nil, atPortal: Bool = false,
        path: String = "/login"
    ) async throws -> HTTPResponse.Status {
        let installation = try await Installation()
        let services = installation.services(trusting: [Self.proxy], careNetworks: networks)
        let router = atPortal ? Portal.router(services) : CareDesk.router(services)
        let status = try await router.test(from: peer) { client in
            let headers: HTTPFields =
                forwarded.map { [.forwardedFor: $0, .forwardedHost: "localhost"] } ?? [.forwardedHost: "localhost"]
            return try await client.execute(uri: path, method: .get, headers: headers) { $0.status }
        }
        try await installation.close()
        return status
    }

    @Test func `from a network that is named it opens, from another it does not`() async throws {
        #expect(try await status(from: "10.20.3.4") == .ok)
        #expect(try await status(from: "10.21.3.4") == .forbidden)
        #expect(try await status(from: "192.0.2.1", networks: []) == .ok)
    }

    @Test func `behind a proxy it is the client's address that counts, and nobody else's word for it`() async throws {
        #expect(try await status(from: Self.proxy, forwarded: "10.20.3.4") == .ok)
        #expect(try await status(from: Self.proxy, forwarded: "198.51.100.7") == .forbidden)
        #expect(try await status(from: Self.proxy, forwarded: "10.20.3.4, 198.51.100.7") == .forbidden)
        // Nobody's proxy: what it says of others is not believed.
        #expect(try await status(from: "198.51.100.7", forwarded: "10.20.3.4") == .forbidden)
        // An address that cannot be read is nobody's, and the proxy is not in the office.
        #expect(try await status(from: Self.proxy, forwarded: "office") == .forbidden)
    }

    @Test func `no page of the desk opens, and a monitor is still told that it lives`() async throws {
        for path in ["/", "/look-ups", "/help", "/overview"] {
            #expect(try await status(from: "192.0.2.1", path: path) == .forbidden)
        }
        #expect(try await status(from: "192.0.2.1", path: "/health/live") == .ok)
    }

    @Test func `customers come from anywhere`() async throws {
        #expect(try await status(from: Self.proxy, forwarded: "198.51.100.7", atPortal: true) == .ok)
    }
}
