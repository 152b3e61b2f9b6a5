import Foundation
import Hummingbird
import Phrasebook
import SecurityQuestions

/// The six digits behind a mailed link: for the browser that got them, and a call that is under way.
struct MailedCodePage {
    let digits: String
    let code: SupportCode
    let host: Brand.Host
    let token: SecretToken

    func response(_ visit: Visit) -> Response {
        let text = visit.text
        return visit.page(
            text(SupportCodeWords.title),
            """
            <section class="card narrow">
            <h1>\(text(SupportCodeWords.title))</h1>
            \(CodeDigits(digits: digits).content(text))
            <p>\(text(SupportCodeWords.worksUntil(text.time(code.expiresAt)))) \(text(CodeLinkWords.onlyHere))</p>
            <p>\(host.linked(text(SupportCodeWords.how(host.unbrokenCarePhone))))</p>
            <p class="quiet">\(text(SupportCodeWords.never))</p>
            <form method="post" action="\(Links.codeLinkReport(token.text))" class="buttons">\(visit.tokenField)\
            <button>\(text(AnnouncementWords.theyCalled))</button></form>
            \(HelpTopic.codeTrouble.content(text))
            </section>
            """)
    }
}
