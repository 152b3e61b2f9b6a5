import Hummingbird
import Phrasebook
import SecurityQuestions
import SpokenAnswers

/// The one account that was found, with just what the agent needs to open a call.
struct FoundPage {
    let account: Account
    let brand: Brand
    let ticket: String
    let key: ID<Call>

    func response(_ visit: Visit) -> Response {
        let text = visit.text
        return visit.page(
            text(CareWords.found),
            """
            <section class="card">
            <h1>\(text(CareWords.found))</h1>
            \(AccountFacts(account: account, brand: brand).content(text))
            \(account.status == .active ? .none : Banner.warning(text(CareWords.notActive(account.status))))
            <div class="buttons">\(account.status == .closed ? .none : open(visit))
            <a class="button" href="\(Links.home)">\(text(CareWords.newLookUp))</a></div>
            </section>
            """, tab: .calls)
    }

    private func open(_ visit: Visit) -> HTML {
        """
        <form method="post" action="\(Links.calls)" class="inline">\(visit.tokenField)\
        <input type="hidden" name="ticket" value="\(ticket)"><input type="hidden" name="key" value="\(key.description)">\
        <button class="primary" autofocus>\(visit.text(CareWords.openCall))</button></form>
        """
    }
}
