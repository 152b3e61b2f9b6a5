import HTTPTypes
import Hummingbird
import Phrasebook
import SecurityQuestions

/// A page that tells one thing and leads on.
struct PlainPage {
    let title: Phrase
    let words: [Phrase]
    var way: (path: String, words: Phrase)?
    var status: HTTPResponse.Status = .ok

    func response(_ visit: Visit) -> Response {
        let text = visit.text
        let button: HTML? = way.map {
            "<p><a class=\"button primary\" href=\"\($0.path)\">\(text($0.words))</a></p>"
        }
        return visit.page(
            text(title),
            """
            <section class="card narrow">
            <h1>\(text(title))</h1>
            \(words.map { "<p>\(visit.linked($0))</p>" as HTML })
            \(button.orNone)
            </section>
            """, status: status)
    }
}
