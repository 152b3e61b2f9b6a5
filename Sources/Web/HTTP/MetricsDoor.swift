import HTTPTypes
import Hummingbird
import SecurityQuestions
import Telemetry

/// Tells Prometheus what was counted, on a listener of its own: nobody who is served comes there.
package enum MetricsDoor {
    /// - Parameter refresh: brings up to date what is looked at only when somebody asks.
    package static func application(
        _ registry: MetricRegistry, at listener: Listener, refresh: @escaping @Sendable () async -> Void
    ) throws -> some ApplicationProtocol {
        try listener.application(
            router(registry, refresh: refresh).buildResponder(),
            trusting: TrustedProxies([], setting: .xForwardedFor, areTheOnlyWay: false))
    }

    static func router(
        _ registry: MetricRegistry, refresh: @escaping @Sendable () async -> Void
    ) -> Router<WebContext> {
        let router = Router(context: WebContext.self, options: .autoGenerateHeadEndpoints)
        router.get("\(Links.metrics)") { request, _ in
            await refresh()
            let format = PrometheusText.Format(accept: request.headers[.accept] ?? "")
            return Response(
                status: .ok, headers: [.contentType: format.contentType, .cacheControl: "no-store"],
                body: .init(byteBuffer: .init(string: PrometheusText.page(of: registry, as: format))))
        }
        return router
    }
}
