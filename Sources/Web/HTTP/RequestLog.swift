import HTTPTypes
import Hummingbird
import Logging
import Telemetry

/// One line a request: the route as it was registered (no token, no statement can stand in it), status and time. Where no brand is
/// served, also which host was asked for and which one a proxy named: most often one of the two is missing in the configuration.
struct RequestLog: RouterMiddleware {
    let proxies: TrustedProxies

    func handle(
        _ request: Request, context: WebContext, next: @concurrent (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        let start = ContinuousClock.now
        var context = context
        if proxies.isTrusted(context.peer) { RequestIdentity(request.headers).name(&context.logger) }
        let response = try await next(request, context)
        let took = start.duration(to: .now)
        context.logger.tell(.requestServed, "request", Self.facts(request, context, response, took))
        return response
    }

    /// Made only where a line is written.
    private static func facts(
        _ request: Request, _ context: WebContext, _ response: Response, _ took: Duration
    ) -> Logger.Metadata {
        let facts: Logger.Metadata = [
            "method": "\(request.method.rawValue)", "route": "\(context.endpointPath ?? "-")",
            "status": "\(response.status.code)",
            "ms": "\(took.components.seconds * 1000 + took.components.attoseconds / 1_000_000_000_000_000)",
        ]
        guard response.status == .misdirectedRequest else { return facts }
        return facts.merging(hosts(request)) { first, _ in first }
    }

    private static func hosts(_ request: Request) -> Logger.Metadata {
        var facts: Logger.Metadata = ["host": "\(readable(request.head.authority ?? ""))"]
        let said = request.headers[values: .forwardedHost]
        if !said.isEmpty { facts["forwarded host"] = "\(readable(said.joined(separator: ",")))" }
        return facts
    }

    /// What strangers wrote, so that it can be no line and no field of the log's own.
    private static func readable(_ text: String) -> String {
        let signs: Set<Character> = [".", "-", ":", "[", "]", ",", ";", "_"]
        return String(
            text.prefix(200).map { $0.isASCII && ($0.isLetter || $0.isNumber) || signs.contains($0) ? $0 : "?" })
    }
}
