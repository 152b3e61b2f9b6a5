import CoreMetrics
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import Telemetry
import Testing

@testable import Web

/// Requests are counted by the routes there are, whatever is asked for.
struct RequestMetricsTests {
    /// Both sites, each with what it counts.
    private func measured(
        _ router: Router<WebContext>, _ site: MetricLabel.SiteName, _ telemetry: Telemetry
    ) -> some HTTPResponder<WebContext> {
        let responder = router.buildResponder()
        let metrics = RequestMetrics(of: site, routes: router.routes, telemetry)
        return PeerResponder(
            inner: MeasuredResponder(base: responder, metrics: metrics),
            peer: try? .init(ipAddress: "192.0.2.1", port: 50_000))
    }

    private func quiet() -> Logger {
        var logger = Logger(label: "WebTests")
        logger.logLevel = .critical
        return logger
    }

    private func page(_ telemetry: Telemetry) -> String {
        telemetry.registry.map { PrometheusText.page(of: $0, as: .prometheus) } ?? ""
    }

    @Test func `a scan of ten thousand requests makes no series`() async throws {
        let (installation, telemetry) = (try await Installation(), Telemetry())
        let responder = measured(Portal.router(installation.services()), .portal, telemetry)
        let before = telemetry.registry?.count
        let methods: [HTTPRequest.Method] = [.get, .put, .head, .delete, .init("PROPFIND") ?? .trace]
        try await Application(responder: responder, logger: quiet()).test(.router) { client in
            for number in 0..<10_000 {
                let path = [
                    "/wp-admin/\(number).php", "/\(number)/../../etc/passwd", "/question/\(number)?a=\(number)",
                    "/log-in",
                ][number % 4]
                try await client.execute(
                    uri: path, method: number % 60 == 0 ? .post : methods[number % methods.count],
                    headers: [.userAgent: "scan/\(number)", .contentType: "text/\(number)"])
            }
        }
        #expect(telemetry.registry?.count == before)
        let told = page(telemetry)
        #expect(!told.contains("wp-admin") && !told.contains("PROPFIND") && !told.contains("scan/"))
        let counted = told.matches(of: /http_server_requests_total\{[^}]*\} (\d+)/).compactMap { Int($0.output.1) }
        #expect(counted.reduce(0, +) == 10_000)
        try await installation.close()
    }

    @Test func `a request is counted by its route as it was registered`() async throws {
        let (installation, telemetry) = (try await Installation(), Telemetry())
        let responder = measured(Portal.router(installation.services()), .portal, telemetry)
        try await Application(responder: responder, logger: quiet()).test(.router) { client in
            try await client.execute(uri: "/health/live", method: .get)
            try await client.execute(
                uri: "/activate/a-secret-token", method: .get, headers: [.init("X-Forwarded-Host")!: "localhost"])
        }
        let told = page(telemetry)
        #expect(
            told.contains(
                #"http_server_requests_total{site="portal",method="GET",route="/health/live",status="2xx"} 1"#))
        #expect(told.contains(#"http_server_request_duration_seconds_count{site="portal",status="2xx"} 1"#))
        #expect(!told.contains("a-secret-token"))
        #expect(told.contains(#"http_server_active_requests{site="portal"} 0.0"#))
        try await installation.close()
    }

    @Test func `what a program deletes is counted by its route, and what it sends twice as such`() async throws {
        let (router, telemetry) = (Router(context: WebContext.self), Telemetry())
        router.delete("/v1/members/:member") { _, _ in Response(status: .noContent) }
        router.post("/v1/accounts") { request, _ in
            Response(status: .created, headers: request.headers[.idempotencyKey] == "again" ? [.replayed: "true"] : [:])
        }
        let responder = measured(router, .api, telemetry)
        try await Application(responder: responder, logger: quiet()).test(.router) { client in
            try await client.execute(uri: "/v1/members/a-secret-id", method: .delete)
            for key in ["first", "again"] {
                try await client.execute(uri: "/v1/accounts", method: .post, headers: [.idempotencyKey: key])
            }
        }
        let told = page(telemetry)
        let name = "http_server_requests_total"
        #expect(told.contains(#"\#(name){site="api",method="DELETE",route="/v1/members/{member}",status="2xx"} 1"#))
        #expect(told.contains(#"\#(name){site="api",method="POST",route="/v1/accounts",status="2xx"} 2"#))
        #expect(told.contains("countersign_idempotent_replays_total 1\n") && !told.contains("a-secret-id"))
    }

    @Test func `both sites have fewer than a thousand series`() async throws {
        let (installation, telemetry) = (try await Installation(), Telemetry())
        let services = installation.services()
        _ = measured(Portal.router(services), .portal, telemetry)
        _ = measured(CareDesk.router(services), .care, telemetry)
        let count = telemetry.registry?.count ?? 0
        #expect((200..<1300).contains(count), "\(count)")
        try await installation.close()
    }

    @Test func `the door of the metrics tells them in the format that is asked for, and nothing else`() async throws {
        let registry = MetricRegistry()
        let router = MetricsDoor.router(registry) { registry.counter(.auditEntries).increment() }
        try await router.test { client in
            try await client.execute(uri: "/metrics", method: .get) { response in
                #expect(response.headers[.contentType] == "text/plain; version=0.0.4; charset=utf-8")
                #expect(String(buffer: response.body).hasSuffix("countersign_audit_entries_total 1\n"))
            }
            try await client.execute(
                uri: "/metrics", method: .get, headers: [.accept: "application/openmetrics-text; version=1.0.0"]
            ) { response in
                #expect(
                    response.headers[.contentType]?.hasPrefix("application/openmetrics-text; version=1.0.0") == true)
                #expect(String(buffer: response.body).hasSuffix("countersign_audit_entries_total 2\n# EOF\n"))
            }
            for path in ["/", "/log-in", "/metrics/x"] {
                try await client.execute(uri: path, method: .get) { #expect($0.status == .notFound) }
            }
        }
    }
}
