import Hummingbird
import SecurityQuestions
import SpokenAnswers

/// The language switch on every page: keeps the choice and comes back to where one was.
struct LanguageRoutes: Sendable {
    let services: WebServices

    func add(to router: some RouterMethods<WebContext>) {
        router.post("\(Links.language)", use: choose)
    }

    @Sendable private func choose(_ request: Request, _ context: WebContext) async throws -> Response {
        let visit = try context.arrived()
        guard let language = Language(rawValue: context.form[.language]) else { throw HTTPError(.badRequest) }
        switch visit.who {
        case .visitor: break
        case .member(let session, _): try await services.stores.setLanguage(language, of: session.member.id)
        case .agent(let session, _): try await services.stores.setLanguage(language, of: session.agent.id)
        }
        let back = context.form[.back]
        var response = Redirect.to(Links.isLocal(back) ? QuestionKept(context.form).path(back) : Links.home)
        response.setCookie(visit.cookies.languageCookie(language))
        return response
    }
}
