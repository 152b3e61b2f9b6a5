import HTTPTypes
import Hummingbird
import NIOCore
import SecurityQuestions

/// Finds out at which site a request arrived and from whom, and believes a proxy in front only where it is trusted.
struct SiteMiddleware: RouterMiddleware {
    let sites: SiteDirectory
    let proxies: TrustedProxies

    func handle(
        _ request: Request, context: WebContext, next: @concurrent (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        let peer = context.peer
        let isProxy = proxies.isTrusted(peer)
        // Plain HTTP beyond this machine is for the proxy in front, for nobody else.
        guard isProxy || !proxies.areTheOnlyWay else { throw UnknownHost() }
        let origin = try proxies.origin(peer: peer, request.headers)
        guard let site = sites.site(at: origin.host ?? request.head.authority ?? "") else { throw UnknownHost() }
        guard site.isOpen(to: origin.client) else { throw OtherNetwork() }
        var context = context
        context.site = site
        context.address = origin.client?.description ?? WebContext.unknownAddress
        return try await next(request, context)
    }
}
