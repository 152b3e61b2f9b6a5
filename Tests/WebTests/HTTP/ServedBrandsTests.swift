import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import SecurityQuestions
import SpokenAnswers
import Testing

@testable import Web

/// Brands that change while the server runs.
struct ServedBrandsTests {
    /// Says at which host a request came.
    private static let proxy = "10.0.0.1"

    private static func brand(_ id: Brand.ID, at host: String, accent: String = "#1f4e8c") -> Brand {
        let plain = Installation.brand
        return Brand(
            id: id, name: id.capitalized, hosts: [Brand.Host(name: host, language: .en, carePhone: "1")],
            look: Brand.Look(accent: accent, accentOnDark: "#ffffff", mark: "key"), policy: plain.policy,
            timeZone: plain.timeZone, numbering: plain.numbering)
    }

    private func tested(
        _ test: @Sendable (ServedBrands, any TestClientProtocol) async throws -> Void
    ) async throws {
        let installation = try await Installation()
        let services = installation.services(trusting: [Self.proxy])
        let responder = PeerResponder(
            inner: RenewedRoutes(services, Portal.router(services)) { Portal.router($0) },
            peer: try SocketAddress(ipAddress: Self.proxy, port: 50_000))
        try await Application(responder: responder).test(.router) { try await test(services.served, $0) }
        try await installation.close()
    }

    private static func get(
        _ client: any TestClientProtocol, _ path: String, at host: String
    ) async throws -> (status: HTTPResponse.Status, text: String) {
        try await client.execute(
            uri: path, method: .get, headers: [.forwardedHost: host, .forwardedFor: "192.0.2.7"]
        ) {
            ($0.status, String(buffer: $0.body))
        }
    }

    @Test func `a brand that is added answers, and the host of one that is taken away is nobody's`() async throws {
        try await tested { served, client in
            #expect(try await Self.get(client, "/login", at: "quay.localhost").status == .misdirectedRequest)
            served.take(Brands([Self.brand("quay", at: "quay.localhost")]))
            #expect(served.now.all.map(\.id) == ["quay"])
            let page = try await Self.get(client, "/login", at: "quay.localhost")
            #expect(page.status == .ok && page.text.contains("Quay"))
            #expect(try await Self.get(client, "/login", at: "localhost").status == .misdirectedRequest)
        }
    }

    /// Where the colours of a page are.
    private static func colours(_ page: String) throws -> String {
        String(try #require(page.firstMatch(of: /href="(\/assets\/\w+\/quay\.css)"/)).output.1)
    }

    @Test func `a changed look has files of its own, and those of before are still served`() async throws {
        try await tested { served, client in
            served.take(Brands([Self.brand("quay", at: "quay.localhost", accent: "#111111")]))
            let before = try Self.colours(try await Self.get(client, "/login", at: "quay.localhost").text)
            served.take(Brands([Self.brand("quay", at: "quay.localhost", accent: "#222222")]))
            let after = try Self.colours(try await Self.get(client, "/login", at: "quay.localhost").text)
            #expect(before != after)
            #expect(try await Self.get(client, before, at: "quay.localhost").text.contains("#111111"))
            #expect(try await Self.get(client, after, at: "quay.localhost").text.contains("#222222"))
        }
    }
}
