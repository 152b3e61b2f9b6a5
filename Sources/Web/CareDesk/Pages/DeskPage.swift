import Hummingbird
import Phrasebook
import SecurityQuestions
import SpokenAnswers

/// The look-up: one field, and a second one only where the first names several accounts.
struct DeskPage {
    let notice: Phrase?
    var stated = ""
    var second = ""
    var asksSecond = false
    var error: Phrase?

    func response(_ visit: Visit) -> Response {
        let text = visit.text
        return visit.page(
            text.errorTitle(CareWords.lookUpTitle, isWrong: error != nil),
            """
            <section class="card">
            <h1>\(text(CareWords.lookUpTitle))</h1>
            \(notice.map { Banner.info(text($0)) }.orNone)
            <form method="post" action="\(Links.lookUps)" novalidate class="look-up">
            \(visit.tokenField)
            \(statedField(text))
            \(asksSecond ? secondField(text) : .none)
            <p><button class="primary">\(text(CareWords.find))</button></p>
            </form>
            \(visit.usesKeys ? "<p class=\"quiet keys\">\(text(CareWords.shortcut))</p>" : .none)
            \(HelpTopic.lookUp.content(text))
            </section>
            """, tab: .calls, status: error == nil ? .ok : .unprocessableContent)
    }

    private func statedField(_ text: Text) -> HTML {
        Field(
            name: .stated, label: text(CareWords.stated), hint: text(CareWords.statedHint),
            error: asksSecond ? nil : error.map(text.callAsFunction), isFocused: !asksSecond
        )
        .input(.text, value: stated, attributes: " data-slash")
    }

    private func secondField(_ text: Text) -> HTML {
        Field(
            name: .second, label: text(CareWords.second), hint: text(CareWords.secondHint),
            error: error.map(text.callAsFunction), isFocused: true
        )
        .input(.text, value: second)
    }
}
