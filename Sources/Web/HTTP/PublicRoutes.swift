import HTTPTypes
import Hummingbird
import SecurityQuestions

/// What is the same for everybody at every host, served before anything is asked about the visitor: the style sheet, the
/// script and the icons; and for load balancers, that the process lives, and that its database answers and can
/// be written, that its key ring is whole, that it does not stop, and that who comes here may wait for a hash.
struct PublicRoutes: RouterMiddleware {
    let services: WebServices
    /// In which those hash who come here. What fills another one is no reason to keep them away.
    let lane: HashRequester.Lane

    func handle(
        _ request: Request, context: WebContext, next: @concurrent (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        let route = context.coreContext.endpointPath
        switch request.uri.path {
        case Links.live:
            route.value = Links.live
            return Self.answer(.ok, "alive\n")
        case Links.ready:
            route.value = Links.ready
            if let obstacle = services.standing.obstacle { return Self.answer(.serviceUnavailable, obstacle) }
            do {
                try await services.stores.requireReady()
                guard !services.isHashingFull(lane) else {
                    return Self.answer(.serviceUnavailable, "too many wait for a hash\n")
                }
                return Self.answer(.ok, "ready\n")
            } catch {
                return Self.answer(.serviceUnavailable, Self.told(error))
            }
        case let path:
            guard request.method == .get || request.method == .head, let asset = services.assets.response(path) else {
                return try await next(request, context)
            }
            route.value = Links.assets
            return asset
        }
    }

    /// For a monitor; where the files are is nobody's business.
    private static func told(_ error: any Error) -> String {
        switch error as? StoreFailure {
        case .full: "the disk is full\n"
        case .readOnly: "the database cannot be written\n"
        default: "the database does not answer\n"
        }
    }

    private static func answer(_ status: HTTPResponse.Status, _ text: String) -> Response {
        Response(
            status: status, headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-store"],
            body: .init(byteBuffer: .init(string: text)))
    }
}
