import Foundation
import Phrasebook
import SecurityQuestions

/// A link to a code by mail, wherever a code could be checked: the button, or what became of the last one. Whom it goes to is told no
/// more than the name the caller gave, and no address at all.
struct CodeLinkPart {
    let outcome: CallOutcome
    let refused: CallPage.Refused?

    func content(_ visit: Visit) -> HTML {
        let text = visit.text
        return "<div class=\"code-link\" id=\"code-link\">\(refusal(text))\(state(visit))</div>"
    }

    private func refusal(_ text: Text) -> HTML {
        if case .link(let why) = refused { Banner.error(text(why)) } else { .none }
    }

    private func state(_ visit: Visit) -> HTML {
        let text = visit.text
        if let link = outcome.codeLink {
            let isHere = link.leads(in: outcome.call, at: outcome.now)
            let mailed = CodeLinkWords.mailed(at: text.time(link.mailedAt), until: text.time(link.expiresAt))
            return "<p>\(text(isHere ? mailed : CodeLinkWords.next(from: text.time(link.nextAt))))</p>"
        }
        guard case .known = outcome.call.caller else {
            return "<p class=\"quiet\">\(text(CodeLinkWords.nameFirst))</p>"
        }
        return """
            <form method="post" action="\(Links.codeLinks(outcome.call.id))">\(visit.tokenField)
            <p><button>\(text(CodeLinkWords.mail))</button></p>
            </form>
            <p class="quiet">\(text(CodeLinkWords.what))</p>
            """
    }
}
