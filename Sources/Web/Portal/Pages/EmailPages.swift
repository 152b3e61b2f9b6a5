import HTTPTypes
import Hummingbird
import Phrasebook
import SecurityQuestions

/// Enter a new address.
struct NewEmailPage {
    let now: EmailAddress
    var typed = ""
    var error: Phrase?

    func response(_ visit: Visit, status: HTTPResponse.Status? = nil) -> Response {
        let text = visit.text
        let field = Field(
            name: .email, label: text(AddressWords.new), hint: text(AddressWords.now(now.text)),
            error: error.map(text.callAsFunction), isFocused: true)
        return visit.page(
            text.errorTitle(AddressWords.title, isWrong: error != nil),
            """
            <section class="card narrow">
            <h1>\(text(AddressWords.title))</h1>
            <p>\(text(AddressWords.what))</p>
            <form method="post" action="\(Links.newEmail)" novalidate>
            \(visit.tokenField)
            \(field.input(.newEmail, value: typed))
            <p class="buttons"><button class="primary">\(text(PasswordWords.send))</button>
            <a class="button" href="\(Links.settings)">\(text(Words.cancel))</a></p>
            </form>
            </section>
            """, tab: .account, status: status ?? (error == nil ? .ok : .unprocessableContent))
    }
}

/// Opened from the new mailbox.
struct ConfirmEmailPage {
    let token: SecretToken
    let email: EmailAddress
    let member: Member

    func response(_ visit: Visit) -> Response {
        let text = visit.text
        return visit.page(
            text(AddressWords.confirmTitle),
            """
            <section class="card narrow">
            <h1>\(text(AddressWords.confirmTitle))</h1>
            <p><strong>\(email.text)</strong></p>
            <p>\(text(what))</p>
            <form method="post" action="\(Links.emailConfirmation(token.text))">\(visit.tokenField)
            <p><button class="primary">\(text(AddressWords.confirm))</button></p></form>
            <p class="quiet">\(text(AddressWords.notYou))</p>
            </section>
            """)
    }

    private var what: Phrase {
        member.company == nil ? AddressWords.confirmWhat(member.name) : OwnerLogInWords.confirmAddress(member.name)
    }
}
