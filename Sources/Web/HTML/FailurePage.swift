import HTTPTypes
import Hummingbird
import Phrasebook
import SecurityQuestions
import SpokenAnswers

/// What a person sees when something goes wrong: what it means, what to do, a way on.
struct FailurePage {
    let failure: Failure

    func response(_ context: WebContext) -> Response {
        guard let visit = context.visit else { return bare }
        let (text, words) = (visit.text, failure.words)
        // As much of the request's id as a person can read out; the log holds the whole.
        let id = context.id.suffix(8)
        let content: HTML = """
            <section class="card narrow">
            <h1>\(text(words.title))</h1>
            <p>\(text(words.advice))</p>
            <p><a class="button" href="\(Links.home)">\(text(FailureWords.home))</a></p>
            <p class="quiet">\(text(FailureWords.reference("\(id.prefix(4)) \(id.suffix(4))", isOfDesk: visit.site.host == nil)))</p>
            </section>
            """
        return visit.page(text(words.title), content, status: failure.status)
    }

    /// In both languages, where not even the brand is known.
    private var bare: Response {
        let words = failure.words
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
            """, status: failure.status)
    }
}
