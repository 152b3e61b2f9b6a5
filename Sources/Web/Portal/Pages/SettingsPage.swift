import Hummingbird
import Phrasebook
import SecurityQuestions

/// Account → Settings: first the question and when it was last changed, never the answer; then one's own log-in.
struct SettingsPage {
    let kept: SealedAnswer?
    let trouble: CheckTrouble?
    let mayEdit: Bool
    let done: Done?
    let login: LoginCards

    /// What was just done, as a banner says.
    enum Done {
        case question, password, address, sessions, sentAgain
    }

    func response(_ visit: Visit) -> Response {
        let text = visit.text
        return visit.page(
            text(Words.settings),
            """
            <h1>\(text(Words.settings))</h1>
            \(AccountTabs.content(visit, current: Links.settings))
            \(banner(text))
            <section class="card" aria-labelledby="question-card">
            <h2 id="question-card">\(text(QuestionWords.card))</h2>
            \((trouble.map { CheckBanner(trouble: $0).ownContent(text, mayEdit: mayEdit, hasButton: false) }).orNone)
            \(question(text))
            \(what(text))
            \(edit(text))
            \(help.content(text))
            </section>
            \(login.content(visit))
            """, tab: .account)
    }

    private func banner(_ text: Text) -> HTML {
        switch done {
        case .question: Banner.done(text(QuestionWords.saved))
        case .password: Banner.done(text(PasswordWords.changed))
        case .address: Banner.done(text(AddressWords.changed))
        case .sessions: Banner.done(text(SessionWords.ended))
        case .sentAgain: Banner.done(text(AddressWords.sentAgain))
        case nil: .none
        }
    }

    private func question(_ text: Text) -> HTML {
        guard let kept, let question = Catalogue.question(kept.questionID) else {
            return "<p>\(text(QuestionWords.none))</p>"
        }
        return """
            <p class="question">\(text(question.text))</p>
            \(question.status == .retired ? Banner.warning("\(text(QuestionWords.retired)) \(next(QuestionWords.chooseAnother, text))") : .none)
            <dl>
            <dt>\(text(QuestionWords.answerLabel))</dt><dd>\(text(QuestionWords.answerHidden))</dd>
            <dt>\(text(QuestionWords.lastChanged))</dt>\
            <dd>\(text(QuestionWords.lastChanged(text.date(kept.setAt), by: kept.setBy)))</dd>
            </dl>
            """
    }

    /// What to do about it, for whoever may.
    private func next(_ words: Phrase, _ text: Text) -> String { text(mayEdit ? words : QuestionWords.askOwner) }

    private var help: HelpTopic {
        switch trouble?.kind {
        case .locked, .brandStopped: .paused
        case .stopped, .stoppedByLink: .notMe
        case .dead, nil: .changeQuestion
        }
    }

    /// Nothing while Customer Care asks nobody this question.
    private func what(_ text: Text) -> HTML {
        switch trouble?.kind {
        case .dead, .stopped, .stoppedByLink, .brandStopped: .none
        case .locked, nil: "<p class=\"quiet\">\(text(QuestionWords.what))</p>"
        }
    }

    private func edit(_ text: Text) -> HTML {
        mayEdit
            ? "<p><a class=\"button primary\" href=\"\(Links.question)\">\(text(Words.edit))</a></p>"
            : "<p class=\"quiet\">\(text(QuestionWords.mayNotEdit))</p>"
    }
}
