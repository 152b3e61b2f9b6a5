import CoreMetrics
import HTTPTypes
import Hummingbird
import Telemetry

/// Counts the requests of a site, by the routes as they were registered: all series are there from the start, and whatever leads
/// nowhere is `other`, so a scan makes none.
struct RequestMetrics: Sendable {
    private let routes: [MetricLabel.Method: [String: [Counter]]]
    private let others: [MetricLabel.Method: [Counter]]
    private let durations: [CoreMetrics.Timer]
    private let active: Meter
    /// Of programs alone: nobody else names a request.
    private let replays: Counter?

    private static let classes = MetricLabel.StatusClass.allCases

    /// - Parameter routes: everything that is registered, and what ``PublicRoutes`` serves.
    init(of site: MetricLabel.SiteName, routes: [Router<WebContext>.RouteDescription], _ telemetry: Telemetry) {
        let factory = telemetry.factory
        func counters(_ method: MetricLabel.Method, _ route: String) -> [Counter] {
            Self.classes.map { factory.counter(.requests, .site(site), .method(method), .route(route), .status($0)) }
        }
        let paths = { method in Set(routes.filter { $0.method == method }.map(\.path.description)) }
        let served = paths(.get).union([Links.live, Links.ready, Links.assets])
        self.routes = [MetricLabel.Method.get: served, .post: paths(.post), .delete: paths(.delete)].reduce(into: [:]) {
            all, one in
            all[one.key] = one.value.reduce(into: [:]) { $0[$1] = counters(one.key, $1) }
        }
        others = MetricLabel.Method.allCases.reduce(into: [:]) { $0[$1] = counters($1, "other") }
        durations = Self.classes.map { factory.timer(.requestDuration, .site(site), .status($0)) }
        active = factory.gauge(.activeRequests, .site(site))
        replays = site == .api ? factory.counter(.idempotentReplays) : nil
    }

    func begin() { active.increment() }

    /// - Parameter response: nil where there was no answer.
    func end(
        _ method: HTTPRequest.Method, route: String?, _ response: Response?, since start: ContinuousClock.Instant
    ) {
        active.decrement()
        if let replays, response?.headers[.replayed] != nil { replays.increment() }
        let place = (response?.status).map { min(max($0.code / 100, 2), 5) - 2 } ?? 3
        counters(method, route)?[place].increment()
        durations[place].record(since: start)
    }

    private func counters(_ method: HTTPRequest.Method, _ route: String?) -> [Counter]? {
        let label: MetricLabel.Method =
            switch method {
            case .get, .head: .get
            case .post: .post
            case .delete: .delete
            default: .other
            }
        return route.flatMap { routes[label]?[$0] } ?? others[label]
    }
}

/// A router whose requests are counted, from the head of each to that of its answer.
struct MeasuredResponder<Base: HTTPResponder>: HTTPResponder where Base.Context == WebContext {
    let base: Base
    let metrics: RequestMetrics

    func respond(to request: Request, context: WebContext) async throws -> Response {
        let start = ContinuousClock.now
        metrics.begin()
        do {
            let response = try await base.respond(to: request, context: context)
            metrics.end(request.method, route: context.endpointPath, response, since: start)
            return response
        } catch {
            metrics.end(request.method, route: context.endpointPath, nil, since: start)
            throw error
        }
    }
}
