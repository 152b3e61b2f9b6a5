import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Phrasebook
import SecurityQuestions

/// Help: for everybody at the Office Manager, as it is needed before log-in too; for agents at the care desk.
struct HelpController: Sendable {
    let services: WebServices

    func add(to router: some RouterMethods<WebContext>) {
        router.get("\(Links.help)") { try contents($0, $1.arrived()) }
        router.get("\(Links.helpArticle)") { try article($1.parameters.require("article"), $1.arrived()) }
        router.get("\(Links.helpPictures)") { try picture($0, $1.arrived()) }
    }

    func add(to router: some RouterMethods<AgentContext>) {
        router.get("\(Links.help)") { contents($0, $1.visit) }
        router.get("\(Links.helpArticle)") { try article($1.parameters.require("article"), $1.visit) }
        router.get("\(Links.helpPictures)") { try picture($0, $1.visit) }
    }

    private func contents(_ request: Request, _ visit: Visit) -> Response {
        guard let library = services.help else { return HelpMissingPage().response(visit) }
        let asked = Form(urlEncoded: request.uri.query ?? "")[.words].trimmingSpaces()
        let query = String(asked.prefix(Self.longestQuery))
        let articles = library.articles(at: visit.site, in: visit.text.language)
        return HelpContentsPage(
            articles: articles, query: query, search: library.search(query, at: visit.site, in: visit.text.language),
            suggestions: library.suggestions(at: visit.site, in: visit.text.language)
        ).response(visit)
    }

    private static let longestQuery = 100

    private func article(_ name: String, _ visit: Visit) throws -> Response {
        guard let library = services.help else { return HelpMissingPage().response(visit) }
        guard let article = library.article(name, at: visit.site, in: visit.text.language) else {
            return PlainPage(
                title: HelpWords.unknownTitle, words: [HelpWords.unknown], way: (Links.help, HelpWords.toHelp),
                status: .notFound
            ).response(visit)
        }
        return HelpArticlePage(
            article: article, content: library.content(article, at: visit.site),
            suggestions: library.suggestions(at: visit.site, in: visit.text.language)
        ).response(visit)
    }

    private func picture(_ request: Request, _ visit: Visit) throws -> Response {
        let path = String(request.uri.path.dropFirst(Links.help.count + 1))
        guard let bytes = services.help?.picture(path, at: visit.site) else { throw HTTPError(.notFound) }
        return Response(
            status: .ok,
            headers: [
                .contentType: path.hasSuffix(".png") ? "image/png" : "image/jpeg",
                .cacheControl: "private, max-age=3600",
            ],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
