import Foundation
import Hummingbird
import Phrasebook
import SecurityQuestions

/// What to know of support codes on Home, and the way to one.
struct SupportCodeOffer {
    let code: SupportCode?
    /// Whether this session may see the code that waits.
    let isMine: Bool
    let now: Date

    func content(_ visit: Visit) -> HTML {
        let text = visit.text
        let state: HTML? = code.flatMap { SupportCodeFate($0, at: now) }.map {
            "<p><strong>\($0.words(text))</strong></p>"
        }
        return """
            <h3>\(text(SupportCodeWords.card))</h3>
            <p>\(text(SupportCodeWords.what))</p>
            \(state.orNone)
            <p class="buttons">\(isMine ? button(Links.supportCode, SupportCodeWords.show, text) : .none)\
            \(another(text))</p>
            \(HelpTopic.supportCode.content(text))
            """
    }

    private func another(_ text: Text) -> HTML {
        code == nil
            ? button(Links.supportCode, SupportCodeWords.get, text)
            : button(Links.anotherSupportCode, SupportCodeWords.getNew, text)
    }

    private func button(_ link: String, _ words: Phrase, _ text: Text) -> HTML {
        "<a class=\"button\" href=\"\(link)\">\(text(words))</a>"
    }
}
