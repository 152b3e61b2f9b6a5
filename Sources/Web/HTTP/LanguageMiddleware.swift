import HTTPTypes
import Hummingbird
import SecurityQuestions
import SpokenAnswers

/// Chooses the language to answer in. With it everything is known that a page needs: the visit.
struct LanguageMiddleware: RouterMiddleware {
    func handle(
        _ request: Request, context: WebContext, next: @concurrent (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        guard let visitor = context.visitor else { throw HTTPError(.internalServerError) }
        let site = try context.foundSite()
        let language = Self.language(of: visitor, at: site, asking: request.headers[.acceptLanguage])
        var context = context
        context.visit = Visit(
            site: site, address: context.address, path: request.uri.string,
            text: Text(language: language, zone: site.zone), visitor: visitor)
        return try await next(request, context)
    }

    /// The saved choice, else the browser's cookie, else the host's own, else what the browser asks for.
    private static func language(of visitor: Visitor, at site: Site, asking header: String?) -> Language {
        switch visitor.who {
        case .member(let session, _): if let saved = session.member.language { return saved }
        case .agent(let session, _): return session.agent.language
        case .visitor: break
        }
        return visitor.chosenLanguage ?? site.language ?? AcceptLanguage.preferred(header) ?? .en
    }
}
