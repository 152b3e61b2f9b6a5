import Phrasebook
import SecurityQuestions

/// What is the matter with an account's checks on the phone, before anything else on the page; what to do is the page's own.
struct CheckBanner {
    let trouble: CheckTrouble

    func content(_ text: Text, action: HTML = .none) -> HTML {
        "<div role=\"status\">\(inner(text, action: action))</div>"
    }

    /// For a place that is announced as a whole.
    func inner(_ text: Text, action: HTML = .none) -> HTML {
        let lines = CheckWords.lines(trouble, date: text.date)
        return """
            <div class="banner \(trouble.kind.stopsCodes ? "error" : "warning")">\
            <h2>\(text(CheckWords.title(trouble)))</h2>\(lines.map { "<p>\(text($0))</p>" as HTML })\(action)</div>
            """
    }
}

extension CheckBanner {
    /// In the Office Manager, with the way out for whoever may take it.
    func ownContent(_ text: Text, mayEdit: Bool, hasButton: Bool = true) -> HTML {
        // It is not the account's: nobody of it can do anything about it.
        if trouble.kind == .brandStopped {
            return content(text, action: "<p>\(text(CheckWords.chooseNew(trouble)))</p>")
        }
        guard mayEdit else { return content(text, action: "<p>\(text(QuestionWords.askOwner))</p>") }
        let button: HTML =
            hasButton
            ? "<p><a class=\"button primary\" href=\"\(Links.question)\">\(text(CheckWords.button))</a></p>" : .none
        return content(text, action: "<p>\(text(CheckWords.chooseNew(trouble)))</p>\(button)")
    }
}
