import Hummingbird
import SecurityQuestions
import Synchronization

/// The routes of a site over the brands that are served now: made anew when these change. What holds brands is made with the routes and
/// nowhere kept beside them, so a request cannot meet both.
final class RenewedRoutes: HTTPResponder {
    typealias Context = WebContext
    private typealias Made = (services: WebServices, responder: RouterResponder<WebContext>)

    private let routes: @Sendable (WebServices) -> Router<WebContext>
    private let made: Mutex<Made>

    /// - Parameter first: what `routes` has made of `services`.
    init(
        _ services: WebServices, _ first: Router<WebContext>,
        _ routes: @escaping @Sendable (WebServices) -> Router<WebContext>
    ) {
        self.routes = routes
        made = Mutex((services, first.buildResponder()))
        services.served.tell { [weak self] in self?.take($0) }
    }

    func respond(to request: Request, context: WebContext) async throws -> Response {
        let responder = made.withLock(\.responder)
        return try await responder.respond(to: request, context: context)
    }

    private func take(_ brands: Brands) {
        let services = made.withLock(\.services).serving(brands)
        let responder = routes(services).buildResponder()
        made.withLock { $0 = (services, responder) }
    }
}
