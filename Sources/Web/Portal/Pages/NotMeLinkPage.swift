import Hummingbird
import Phrasebook
import SecurityQuestions

/// What the link of a notice does, before it does it.
struct NotMeLinkPage {
    let token: SecretToken
    let reach: NotMeLink.Reach

    func response(_ visit: Visit) -> Response {
        let text = visit.text
        return visit.page(
            text(NotMeWords.title),
            """
            <section class="card narrow">
            <h1>\(text(NotMeWords.title))</h1>
            <p>\(text(NotMeLinkWords.what))</p>
            <ul>\(NotMeLinkWords.steps(reach).map { "<li>\(text($0))</li>" as HTML })</ul>
            <form method="post" action="\(Links.notMeByLink(token.text))">\(visit.tokenField)
            <p><button class="primary">\(text(NotMeWords.report))</button></p></form>
            <p class="quiet">\(text(NotMeLinkWords.wasYou))</p>
            \(HelpTopic.notMeByLink.content(text))
            </section>
            """)
    }

    /// It works once, so this is no page to come back to.
    static func done(_ reach: NotMeLink.Reach, _ visit: Visit) -> Response {
        let way: (path: String, words: Phrase)? =
            switch reach {
            case .account: (Links.login, Words.logIn)
            case .ownSessions: (Links.passwordForgotten, NotMeLinkWords.newPassword)
            case .checks: nil
            }
        return PlainPage(title: NotMeLinkWords.doneTitle, words: NotMeLinkWords.done(reach), way: way).response(visit)
    }

    static func dead(_ visit: Visit) -> Response {
        PlainPage(
            title: NotMeLinkWords.deadTitle, words: [NotMeLinkWords.dead],
            way: (Links.notMe, NotMeLinkWords.logInToReport), status: .gone
        ).response(visit)
    }
}
