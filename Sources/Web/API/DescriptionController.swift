import HTTPTypes
import Hummingbird
import Phrasebook
import SecurityQuestions
import SpokenAnswers

/// What the interface says of itself, to anybody: its description, and a page for each of its problems.
struct DescriptionController: Sendable {
    func response(to operation: ClientAPI.Operation, _ request: Request, _ context: WebContext) throws -> Response {
        var response =
            operation.path == Links.apiDescription
            ? JSONResponse.text(APIDescription.json, status: .ok) : try problem(context)
        response.headers[.cacheControl] = "public, max-age=300"
        return response
    }

    private func problem(_ context: WebContext) throws -> Response {
        guard let kind = ProblemKind(rawValue: try context.parameters.require("problem")) else {
            throw Problem.notFound
        }
        let words = ProblemWords(kind)
        let parts: [HTML] = Language.allCases.map { language in
            """
            <section lang="\(language.rawValue)"><h1>\(words.title[language])</h1><p>\(words.advice[language])</p></section>
            """
        }
        let page: HTML = """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>\(kind.rawValue)</title></head>
            <body><main>\(parts)<p>\(kind.status)</p></main></body></html>

            """
        return Response(
            status: .ok, headers: [.contentType: "text/html; charset=utf-8"],
            body: ResponseBody(byteBuffer: .init(string: page.text)))
    }
}
