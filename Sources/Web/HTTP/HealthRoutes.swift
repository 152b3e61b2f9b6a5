import HTTPTypes
import Hummingbird
import SecurityQuestions

/// For load balancers: alive is "the process answers", ready is "and its database does too".
struct HealthRoutes: RouterMiddleware {
    let services: WebServices

    func handle(
        _ request: Request, context: WebContext, next: @concurrent (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        switch request.uri.path {
        case Links.live: return Self.answer(.ok, "alive\n")
        case Links.ready:
            let isReady = (try? await services.stores.keyChecks()) != nil
            return isReady
                ? Self.answer(.ok, "ready\n") : Self.answer(.serviceUnavailable, "the database does not answer\n")
        default: return try await next(request, context)
        }
    }

    private static func answer(_ status: HTTPResponse.Status, _ text: String) -> Response {
        Response(
            status: status, headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-store"],
            body: .init(byteBuffer: .init(string: text)))
    }
}
