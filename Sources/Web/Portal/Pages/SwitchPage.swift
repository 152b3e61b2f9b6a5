import Hummingbird
import Phrasebook
import SecurityQuestions

/// The accounts that somebody's log-in opens.
struct SwitchPage {
    let opened: [Opened]
    let current: ID<Account>
    let hasJoined: Bool
    let error: Phrase?

    func response(_ visit: Visit) -> Response {
        let text = visit.text
        return visit.page(
            text.errorTitle(SeveralWords.switchTitle, isWrong: error != nil),
            """
            <section class="card narrow">
            <h1>\(text(SeveralWords.switchTitle))</h1>
            \(error.map { Banner.error(text($0)) }.orNone)
            \(hasJoined ? Banner.done(text(SeveralWords.joined)) : .none)
            <p>\(text(SeveralWords.switchWhat))</p>
            <form method="post" action="\(Links.switchAccount)">\(visit.tokenField)
            \(OpenedList(opened: opened, current: current).content(text))
            </form>
            \(HelpTopic.severalAccounts.content(text))
            </section>
            """, tab: .account, status: error == nil ? .ok : .unprocessableContent)
    }
}
