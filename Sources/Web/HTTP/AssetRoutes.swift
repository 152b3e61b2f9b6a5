import HTTPTypes
import Hummingbird

/// Serves them before anything is asked about the visitor.
struct AssetRoutes: RouterMiddleware {
    let library: AssetLibrary

    func handle(
        _ request: Request, context: WebContext, next: @concurrent (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        guard request.method == .get || request.method == .head, let found = library.response(request.uri.path) else {
            return try await next(request, context)
        }
        return found
    }
}
