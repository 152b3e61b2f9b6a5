import HTTPTypes
import Hummingbird
import Phrasebook
import SecurityQuestions

/// The last step of a log-in that opens several accounts: which one.
struct AccountChoicePage {
    let ticket: String
    let back: String
    let opened: [Opened]

    init(ticket: String, back: String, opened: [Opened]) {
        self.ticket = ticket
        self.back = Links.isLocal(back) ? back : ""
        self.opened = opened
    }

    func response(_ visit: Visit) -> Response {
        let text = visit.text
        return visit.page(
            text(SeveralWords.chooseTitle),
            """
            <section class="card narrow">
            <h1>\(text(SeveralWords.chooseTitle))</h1>
            <p>\(text(SeveralWords.chooseWhat))</p>
            <form method="post" action="\(Links.accountChoice)" data-back>
            \(visit.tokenField)<input type="hidden" name="ticket" value="\(ticket)">\
            <input type="hidden" name="back" value="\(back)">
            \(OpenedList(opened: opened, current: nil).content(text))
            <p class="buttons"><a class="button" href="\(Links.login)">\(text(Words.cancel))</a></p>
            </form>
            </section>
            """, isAt: Links.login(backTo: back))
    }
}

/// The accounts that a log-in opens, a button for each but the one it is at.
struct OpenedList {
    let opened: [Opened]
    let current: ID<Account>?

    func content(_ text: Text) -> HTML { "<ul class=\"choices\">\(opened.map { item($0, text) })</ul>" }

    private func item(_ one: Opened, _ text: Text) -> HTML {
        let what: HTML = """
            <strong>\(one.account.company)</strong>
            <span>\(text(SeveralWords.numberAndRole(one.account.number, PeopleWords.role(one.member.role))))</span>
            """
        if one.account.id == current {
            return "<li class=\"here\" aria-current=\"true\">\(what) <span>\(text(SeveralWords.here))</span></li>"
        }
        return "<li><button name=\"account\" value=\"\(one.account.id.description)\">\(what)</button></li>"
    }
}
