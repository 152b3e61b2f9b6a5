import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Phrasebook
import SecurityQuestions
import SpokenAnswers

/// What a type of problem leads to: what it means and what to do, in both languages, the visitor's first, and the way to all others. The
/// built help has the same words (`countersign api problems`).
struct ProblemPage {
    let kind: ProblemKind
    /// The visitor's.
    let language: Language

    var response: Response {
        var response = Response(
            status: .ok, headers: [.contentType: "text/html; charset=utf-8", .contentLanguage: "en, fr"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: page.text)))
        response.headers[.vary] = "Accept-Language"
        response.headers[.contentSecurityPolicy] = Self.policy
        return response
    }

    private var page: HTML {
        let languages = [language] + Language.allCases.filter { $0 != language }
        let title = ProblemWords(kind).title[language]
        return """
            <!DOCTYPE html>
            <html lang="\(language.rawValue)"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
            <title>\(title) · \(ProblemWords.product[language])</title><style>\(Self.style)</style></head>
            <body><main>\(languages.map(section))<nav aria-label="\(ProblemWords.all[language])"><h2>\(ProblemWords.all[language])</h2>
            <ul>\(ProblemKind.allCases.map(item))</ul></nav></main></body></html>

            """
    }

    private func section(_ language: Language) -> HTML {
        let words = ProblemWords(kind)
        let heading: HTML =
            language == self.language
            ? "<h1>\(words.title[language])</h1>" : "<h2 class=\"title\">\(words.title[language])</h2>"
        return """
            <section lang="\(language.rawValue)">\(heading)<p class="quiet"><code>\(kind.path)</code> · HTTP \(kind.status)</p>
            <p>\(words.advice[language])</p><p>\(ProblemWords.again(kind)[language])</p></section>
            """
    }

    private func item(_ other: ProblemKind) -> HTML {
        let title = ProblemWords(other).title[language]
        let current: HTML = other == kind ? " aria-current=\"page\"" : ""
        return "<li><a href=\"\(other.path)\"\(current)>\(title)</a> <code>\(other.rawValue)</code></li>"
    }

    /// It has no sheet of its own to ask for: programs are served nothing but the API here.
    private static let style: HTML = """
        body{margin:0;color:#1d2126;background:#f6f6f4;font:1rem/1.6 system-ui,sans-serif;overflow-wrap:break-word}
        main{max-width:46rem;margin:0 auto;padding:2rem 1.25rem}
        section{background:#fff;border:1px solid #d9dbdd;border-radius:12px;padding:1.25rem 1.75rem;margin-bottom:1.5rem}
        h1,h2.title{font-size:1.5rem;line-height:1.25;margin:0 0 .5rem}nav h2{font-size:1.25rem}
        .quiet{color:#565e68}nav ul{padding-left:1.25rem}nav code{color:#565e68;font-size:.9em}a{color:#245a4c}
        @media (prefers-color-scheme:dark){body{color:#eceef0;background:#15181b}section{background:#1e2226;border-color:#343a40}
        .quiet,nav code{color:#a9b1ba}a{color:#7fd1b9}}
        """

    /// Nothing but that style, known by its hash (CSP Level 3 §8.3).
    private static let policy =
        "default-src 'none'; style-src 'sha256-\(Data(SHA256.hash(data: Data(style.bytes))).base64EncodedString())'; "
        + "form-action 'none'; frame-ancestors 'none'; base-uri 'none'"
}
