import Foundation
import Hummingbird
import Phrasebook
import SecurityQuestions

/// Opened from the old mailbox, where Customer Care has asked for another address: looking at it changes nothing. The new address
/// is masked.
struct AgreementPage {
    let token: SecretToken
    let from: EmailAddress
    let to: EmailAddress

    func response(_ visit: Visit) -> Response {
        let text = visit.text
        return visit.page(
            text(AgreementWords.title),
            """
            <section class="card narrow">
            <h1>\(text(AgreementWords.title))</h1>
            <p>\(text(AgreementWords.what(from: from.text, to: to.masked)))</p>
            <form method="post" action="\(Links.emailConfirmation(token.text))">\(visit.tokenField)
            <p><button class="primary">\(text(AgreementWords.agree))</button></p></form>
            <p class="quiet">\(text(AgreementWords.notYou))</p>
            </section>
            """)
    }

    static func agreed(_ words: Phrase, _ visit: Visit) -> Response {
        PlainPage(title: AgreementWords.agreedTitle, words: [words], way: onward(visit)).response(visit)
    }

    /// For the new mailbox.
    static func waits(_ until: Date, _ visit: Visit) -> Response {
        let words = AgreementWords.waits(until: visit.text.date(until))
        return PlainPage(title: AgreementWords.confirmedTitle, words: [words], way: onward(visit)).response(visit)
    }

    /// The mailed link may be followed in any browser: where nobody has logged in, what comes next is the log-in.
    private static func onward(_ visit: Visit) -> (path: String, words: Phrase) {
        if case .visitor = visit.who { return (Links.login, Words.logIn) }
        return (Links.settings, PortalWords.toSettings)
    }
}
