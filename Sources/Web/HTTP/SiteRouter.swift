import Hummingbird
import SecurityQuestions

extension Router where Context == WebContext {
    /// What every site has in common, outermost first.
    ///
    /// - Parameter lane: in which those hash who come here, when it matters most.
    static func serving(
        _ sites: SiteDirectory, _ services: WebServices, hashing lane: HashRequester.Lane
    ) -> Router<WebContext> {
        let router = Router(context: WebContext.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: RequestLog(proxies: services.proxies))
        router.add(middleware: SecurityHeaders())
        router.add(middleware: PublicRoutes(services: services, lane: lane))
        router.add(middleware: ErrorMiddleware())
        router.add(middleware: SiteMiddleware(sites: sites, proxies: services.proxies))
        router.add(middleware: RequestPace(paces: Paces()))
        router.add(middleware: SessionMiddleware(services: services))
        router.add(middleware: ErrorMiddleware())
        router.add(middleware: FormMiddleware())
        LanguageRoutes(services: services).add(to: router)
        for path in [Links.language, Links.logout] { router.get("\(path)") { _, _ in Redirect.to(Links.home) } }
        return router
    }
}
