import Hummingbird
import Phrasebook
import SecurityQuestions

/// What the report does, before it is made.
struct NotMePage {
    let isReported: Bool

    func response(_ visit: Visit) -> Response {
        let text = visit.text
        return visit.page(
            text(NotMeWords.title),
            """
            <section class="card narrow">
            <h1>\(text(NotMeWords.title))</h1>
            \(isReported ? Banner.info(text(NotMeWords.already)) : .none)
            \(isReported ? stillToDo(visit) : .none)
            \(what(visit))
            <form method="post" action="\(Links.notMe)">\(visit.tokenField)
            <p class="buttons"><button class="primary">\(text(NotMeWords.report))</button>
            <a class="button" href="\(isReported ? Links.settings : Links.home)">\(text(Words.cancel))</a></p></form>
            \(HelpTopic.notMe.content(text))
            </section>
            """, tab: .account)
    }

    /// A user's report reaches their own log-in alone.
    private func what(_ visit: Visit) -> HTML {
        let text = visit.text
        let isUser = if case .member(let session, _) = visit.who { session.member.role == .user } else { false }
        let steps = isUser ? NotMeWords.stepsForUser : NotMeWords.steps
        return """
            <p>\(text(isUser ? NotMeWords.whatForUser : NotMeWords.what))</p>
            <ul>\(steps.map { "<li>\(text($0))</li>" as HTML })</ul>
            <p>\(text(then(isUser, visit)))</p>
            """
    }

    private func then(_ isUser: Bool, _ visit: Visit) -> Phrase {
        guard visit.companyOfSession == nil else {
            return isUser ? OwnerLogInWords.notMeThenForUser : OwnerLogInWords.notMeThen
        }
        return isUser ? NotMeWords.thenForUser : NotMeWords.then
    }

    /// The report alone is not enough: what follows it, for whoever came away from there.
    private func stillToDo(_ visit: Visit) -> HTML {
        let text = visit.text
        guard case .member(let session, _) = visit.who else { return .none }
        let mayEdit = session.member.role.mayEditSecurityQuestion
        let question: HTML =
            mayEdit ? "<li><a href=\"\(Links.question)\">\(text(NotMeWords.newQuestion))</a></li>" : .none
        let password: HTML =
            visit.companyOfSession == nil
            ? "<li><a href=\"\(Links.newPassword)\">\(text(NotMeWords.newPassword))</a></li>" : .none
        return """
            <p>\(text(mayEdit ? NotMeWords.stillToDo : NotMeWords.stillToDoForUser))</p>
            <ul>\(password)\(question)</ul>
            """
    }

    /// Over the form for a new password, which comes first.
    static func doneBanner(_ text: Text) -> HTML {
        Banner.done("\(text(NotMeWords.done)) \(text(NotMeWords.next))")
    }

    /// For a user, whose own sessions alone have ended.
    static func userBanner(_ text: Text) -> HTML {
        Banner.done("\(text(NotMeWords.doneForUser)) \(text(NotMeWords.nextForUser))")
    }
}
