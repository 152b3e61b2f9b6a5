import Hummingbird
import Phrasebook
import SecurityQuestions
import SpokenAnswers

/// The one account that was found, where the agent has to know something before a call is opened: a question that is locked, a
/// call that would end.
struct FoundPage {
    let view: FoundView
    let brand: Brand
    let ticket: String
    let key: ID<Call>

    private var account: Account { view.account }
    private var trouble: CheckTrouble? { view.standing.trouble(at: view.now) }

    func response(_ visit: Visit) -> Response {
        let text = visit.text
        return visit.page(
            text(CareWords.found),
            """
            <section class="card">
            <h1>\(text(CareWords.found))</h1>
            \((trouble.map { CheckBanner(trouble: $0).content(text) }).orNone)
            \(AccountFacts(account: account, brand: brand, trouble: trouble).content(text))
            \((view.standing.attemptsLeft(at: view.now).map { "<p>\(text(CareWords.left($0)))</p>" }).orNone)
            \(account.status == .active ? .none : Banner.warning(text(CareWords.notActive(account.status))))
            \(visit.openCalls.contains { $0.isVerified(about: account.id) } ? Banner.warning(text(OpenCallWords.endsVerified)) : .none)
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
