import Hummingbird
import SecurityQuestions
import SpokenAnswers

/// Finds out from the cookies which browser asks and who has logged in with it. With that everything is known that a page
/// needs: the visit. A browser that is new gets its cookie.
struct SessionMiddleware: RouterMiddleware {
    let services: WebServices

    func handle(
        _ request: Request, context: WebContext, next: @concurrent (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        let site = try context.foundSite()
        let cookies = RequestCookies(request.headers)
        let names = site.cookies(of: cookies)
        let known = cookies[names.browser].flatMap { SecretToken($0) }
        let browser = known ?? SecretToken(services.world)
        let isAtWork = !isAskedByScripts(request)
        let token = cookies[names.session].flatMap { SecretToken($0) }
        let who = try await who(token, at: site, isAtWork: isAtWork)
        if let session = who.session, session.client == nil, let client = ClientSoftware(request) {
            services.background.add { [stores = services.stores] in try? await stores.note(client, of: session.token) }
        }
        let visitor = Visitor(
            browser: browser, cookies: names, who: who, needsSecondFactor: needsSecondFactor(who),
            loginTime: who.session.map { LoginTime($0, isAtWork: isAtWork, at: services.world.now()) },
            hadLogin: token != nil && who.session == nil,
            chosenLanguage: cookies[names.language].flatMap { Language(rawValue: String($0)) })
        let language = visitor.language(at: site, asking: request.headers[.acceptLanguage])
        var context = context
        context.visit = Visit(
            site: site, address: context.address, path: request.uri.string,
            text: Text(language: language, zone: site.zone), visitor: visitor)
        var response = try await next(request, context)
        if known == nil {
            response.setCookie(site.cookies.visitorCookie(browser))
            if let plain = site.plainCookies { response.setCookie(plain.visitorCookie(browser)) }
        }
        return response
    }

    /// Pages ask this by themselves.
    private func isAskedByScripts(_ request: Request) -> Bool {
        let path = request.uri.path
        return path == Links.callNews || path == Links.loginTime && request.method != .post
    }

    /// - Parameter isAtWork: false where a page asks by itself: a session without a person ends all the same.
    private func who(_ token: SecretToken?, at site: Site, isAtWork: Bool) async throws -> Visit.Who {
        guard let token else { return .visitor }
        let who = try await site.session(token)
        if isAtWork, let session = who.session, session.isDueToBeSeen(at: services.world.now()) {
            // A page is not kept waiting for this, and does not fail with it.
            services.background.add { [stores = services.stores] in try? await stores.markSeen(session.token) }
        }
        return who
    }

    private func needsSecondFactor(_ who: Visit.Who) -> Bool {
        guard case .agent(let session, _) = who, !session.hasSecondFactor else { return false }
        guard let company = session.company else { return services.careSecondFactor == .required }
        // What the provider was to ask for, and has not, is asked for here.
        let isDemanded = services.careSecondFactor == .required || services.company?.factors.areDemanded == true
        return isDemanded && !company.hasFactor
    }
}

extension Site {
    /// The cookies that this browser keeps: both kinds have the same token at first, and the better one counts.
    fileprivate func cookies(of sent: RequestCookies) -> SiteCookies {
        guard let plainCookies, sent[cookies.browser] == nil, sent[plainCookies.browser] != nil else { return cookies }
        return plainCookies
    }
}

extension Visit.Who {
    fileprivate var session: Session? {
        switch self {
        case .visitor: nil
        case .member(let found, _): found.session
        case .agent(let found, _): found.session
        }
    }
}
