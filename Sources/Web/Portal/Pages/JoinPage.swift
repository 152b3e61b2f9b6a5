import Hummingbird
import Phrasebook
import SecurityQuestions

/// An invitation to another account, or its activation: for who has a log-in here already.
struct JoinPage {
    let invited: Member
    let account: Account
    /// Accepts it.
    let action: String
    /// Where the log-in comes back to; nil: to `action`.
    var back: String?

    func response(_ visit: Visit) -> Response {
        let text = visit.text
        return visit.page(
            text(SeveralWords.joinTitle),
            """
            <section class="card narrow">
            <h1>\(text(SeveralWords.joinTitle))</h1>
            \(content(visit))
            \(HelpTopic.severalAccounts.content(text))
            </section>
            """)
    }

    private var what: Phrase {
        account.status == .pending
            ? SeveralWords.addOwn(account.company)
            : SeveralWords.join(account.company, PeopleWords.role(invited.role))
    }

    private func content(_ visit: Visit) -> HTML {
        let text = visit.text
        let email = invited.email.text
        switch visit.who {
        case .member(let session, _) where session.member.logIn == invited.logIn:
            return """
                <p>\(text(what))</p>
                <form method="post" action="\(action)">\(visit.tokenField)
                <p class="buttons"><button class="primary">\(text(SeveralWords.accept))</button>
                <a class="button" href="\(Links.home)">\(text(Words.cancel))</a></p></form>
                """
        case .member(let session, _):
            return """
                <p>\(text(SeveralWords.joinByLogIn(email, account.company)))</p>
                <p>\(text(SeveralWords.otherLogIn(session.member.email.text)))</p>
                """
        case .visitor, .agent:
            return """
                <p>\(text(SeveralWords.joinByLogIn(email, account.company)))</p>
                <p class="buttons"><a class="button primary" href="\(Links.login(backTo: back ?? action))">\
                \(text(SeveralWords.logInToAccept))</a></p>
                """
        }
    }
}
