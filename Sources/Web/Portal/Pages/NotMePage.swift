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
            <p>\(text(NotMeWords.what))</p>
            <ul>\(NotMeWords.steps.map { "<li>\(text($0))</li>" as HTML })</ul>
            <p>\(text(NotMeWords.then))</p>
            <form method="post" action="\(Links.notMe)">\(visit.tokenField)
            <p class="buttons"><button class="primary">\(text(NotMeWords.report))</button>
            <a class="button" href="\(isReported ? Links.settings : Links.home)">\(text(Words.cancel))</a></p></form>
            \(HelpTopic.notMe.content(text))
            </section>
            """, tab: .account)
    }

    /// The report alone is not enough: what follows it, for whoever came away from there.
    private func stillToDo(_ visit: Visit) -> HTML {
        let text = visit.text
        guard case .member(let session, _) = visit.who else { return .none }
        let mayEdit = session.member.role.mayEditSecurityQuestion
        let question: HTML =
            mayEdit ? "<li><a href=\"\(Links.question)\">\(text(NotMeWords.newQuestion))</a></li>" : .none
        return """
            <p>\(text(mayEdit ? NotMeWords.stillToDo : NotMeWords.stillToDoForUser))</p>
            <ul><li><a href="\(Links.newPassword)">\(text(NotMeWords.newPassword))</a></li>\(question)</ul>
            """
    }

    /// Over the form for a new password, which comes first.
    static func doneBanner(_ text: Text) -> HTML {
        Banner.done("\(text(NotMeWords.done)) \(text(NotMeWords.next))")
    }

    /// For whoever may not choose a new question.
    static func userBanner(_ text: Text) -> HTML {
        Banner.done("\(text(NotMeWords.done)) \(text(NotMeWords.nextForUser))")
    }
}
