import Phrasebook
import SecurityQuestions
import SpokenAnswers

/// The two ways to verify a call: the answer to the question read aloud, and a support code.
struct CallChecks {
    let page: CallPage

    /// Both beside each other; or what to do where the question cannot be checked.
    func content(_ visit: Visit) -> HTML {
        if let obstacle = page.obstacle {
            let form: HTML = page.takesCode ? code(visit, title: CodeWords.title, isFirst: true) : .none
            return "\(obstacle.advice(visit.text, takesCode: page.takesCode))\(form)"
        }
        let form: HTML = page.takesCode ? code(visit, title: CodeWords.instead, isFirst: false) : .none
        return "<div class=\"checks\">\(spoken(visit))\(form)</div>"
    }

    /// A call that the question has verified may still be verified by a code.
    func more(_ visit: Visit) -> HTML {
        if page.takesCode { return code(visit, title: CodeWords.more, isFirst: true) }
        let isOutOfAttempts = page.call.proof == .securityQuestion && page.call.attempts >= Call.attemptsAllowed
        return isOutOfAttempts ? "<p>\(visit.text(CodeWords.newCall))</p>" : .none
    }

    private func spoken(_ visit: Visit) -> HTML {
        let text = visit.text
        var field = Field(
            name: .said, label: text(CareWords.said), hint: text(CareWords.saidHint), isFocused: page.refused == nil)
        if case .said(let why) = page.refused { field.error = text(why) }
        return """
            <section>
            \(question(text))
            <form method="post" action="\(Links.attempts(page.call.id))" novalidate>
            \(visit.tokenField)\(key(page.keys.answer))
            \(field.input(.spoken, attributes: " data-slash"))
            <p><button class="primary">\(text(CareWords.check))</button></p>
            </form>
            <details><summary>\(text(CareWords.rulesTitle))</summary>
            <ul>\(CareWords.rules.map { "<li>\(text($0))</li>" as HTML })</ul></details>
            </section>
            """
    }

    /// In the language the owner set it in; the other one is a click away.
    private func question(_ text: Text) -> HTML {
        guard let answer = page.answer, let question = Catalogue.question(answer.questionID) else { return .none }
        let own = answer.place.language
        let other: Language = own == .en ? .fr : .en
        return """
            <h2 class="small">\(text(CareWords.readAloud))</h2>
            <p class="question" lang="\(own.rawValue)">\(question.text[own])</p>
            <details><summary>\(text(CareWords.question(in: other)))</summary>
            <p class="question" lang="\(other.rawValue)">\(question.text[other])</p></details>
            """
    }

    private func code(_ visit: Visit, title: Phrase, isFirst: Bool) -> HTML {
        let text = visit.text
        let isFocused = isFirst && page.refused == nil && page.state != .verified
        var field = Field(
            name: .supportCode, label: text(CodeWords.field), hint: text(CodeWords.hint), isFocused: isFocused)
        if case .code(let why) = page.refused { field.error = text(why) }
        let style = isFirst ? "primary" : ""
        return """
            <section class="code-check">
            <h2 class="small">\(text(title))</h2>
            <p>\(text(CodeWords.how))</p>
            <form method="post" action="\(Links.codeAttempts(page.call.id))" novalidate>
            \(visit.tokenField)\(key(page.keys.code))
            \(field.input(.supportCode, attributes: isFirst ? " data-slash" : .none))
            <p><button class="\(style)">\(text(CodeWords.check))</button></p>
            </form>
            </section>
            """
    }

    private func key(_ id: ID<Attempt>) -> HTML {
        "<input type=\"hidden\" name=\"key\" value=\"\(id.description)\" autocomplete=\"off\">"
    }
}
