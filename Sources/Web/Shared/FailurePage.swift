import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Phrasebook
import SecurityQuestions
import SpokenAnswers

/// What a person sees when something goes wrong: what it means, what to do, a way on. Never the error itself.
enum FailurePage {
    static func response(to error: any Error, context: WebContext) -> Response {
        let (status, words) = meaning(of: error)
        if status.kind == .serverError {
            context.logger.error("request failed", metadata: ["error": "\(String(reflecting: error))"])
        }
        var response = page(words, status: status, context: context)
        if status == .serviceUnavailable { response.headers[.retryAfter] = "3" }
        return response
    }

    private static func meaning(of error: any Error) -> (HTTPResponse.Status, FailureWords.Page) {
        switch error {
        case is StaleForm: (.forbidden, FailureWords.stale)
        case is NotAllowed: (.forbidden, FailureWords.notAllowed)
        case is SupervisorsOnly: (.forbidden, FailureWords.supervisorsOnly)
        case is UnknownHost: (.misdirectedRequest, FailureWords.wrongHost)
        case is NIOTooManyBytesError: (.contentTooLarge, FailureWords.tooLarge)
        case KeepingFailure.busy: (.serviceUnavailable, FailureWords.busy)
        case StoreFailure.locked, StoreFailure.busy, StoreFailure.conflict, StoreFailure.connectionLost:
            (.serviceUnavailable, FailureWords.busy)
        case let error as HTTPError: meaning(of: error.status)
        default: (.internalServerError, FailureWords.broken)
        }
    }

    private static func meaning(of status: HTTPResponse.Status) -> (HTTPResponse.Status, FailureWords.Page) {
        switch status.code {
        case 404, 405: (status, FailureWords.notFound)
        case 413: (status, FailureWords.tooLarge)
        case 400..<500: (status, FailureWords.badRequest)
        default: (.internalServerError, FailureWords.broken)
        }
    }

    private static func page(_ words: FailureWords.Page, status: HTTPResponse.Status, context: WebContext) -> Response {
        // As much of the request's id as a person can read out; the log holds the whole.
        let id = context.id.suffix(8)
        guard let visit = context.visit else { return bare(words, status: status) }
        let text = visit.text
        let content: HTML = """
            <section class="card narrow">
            <h1>\(text(words.title))</h1>
            <p>\(text(words.advice))</p>
            <p><a class="button" href="\(Links.home)">\(text(FailureWords.home))</a></p>
            <p class="quiet">\(text(FailureWords.reference("\(id.prefix(4)) \(id.suffix(4))")))</p>
            </section>
            """
        return visit.page(text(words.title), content, status: status)
    }

    /// In both languages, where not even the brand is known.
    private static func bare(_ words: FailureWords.Page, status: HTTPResponse.Status) -> Response {
        let parts = Language.allCases.map { language -> HTML in
            """
            <section class="card narrow" lang="\(language.rawValue)">
            <h1>\(words.title[language])</h1><p>\(words.advice[language])</p></section>
            """
        }
        return Response.html(
            """
            <!doctype html><html lang="en"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1"><title>\(words.title[.en])</title>
            <link rel="stylesheet" href="\(AssetLibrary.style.path)"></head>
            <body><main>\(parts)</main></body></html>
            """, status: status)
    }
}

/// The member may not do this.
struct NotAllowed: Error {}
