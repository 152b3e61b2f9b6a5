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
            <p class="quiet keys">\(text(CareWords.shortcut))</p>
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

/// What an agent sees of an account.
struct AccountFacts {
    let account: Account
    let brand: Brand

    func content(_ text: Text) -> HTML {
        """
        <dl class="facts">
        <div><dt>\(text(PortalWords.company))</dt><dd>\(account.company)</dd></div>
        <div><dt>\(text(PortalWords.accountNumber))</dt><dd>\(account.number)</dd></div>
        <div><dt>\(text(CareWords.brand))</dt><dd>\(brand.name)</dd></div>
        <div><dt>\(text(PortalWords.accountStatus))</dt><dd>\(text(PortalWords.status(account.status)))</dd></div>
        <div><dt>\(text(CareWords.callerLanguage))</dt><dd lang="\(account.language.rawValue)">\
        \(account.language == .en ? "English" : "Français")</dd></div>
        </dl>
        """
    }
}
