import Foundation
import HTTPTypes
import Hummingbird
import Phrasebook
import SecurityQuestions
import SpokenAnswers

/// One call: the question to read aloud, the field for what was said, and what came of it.
struct CallPage {
    let call: Call
    let state: Call.State
    let account: Account
    let brand: Brand
    let answer: SealedAnswer?
    let budget: GuessBudget.State?
    let last: Attempt?
    let pause: AgentPause?
    let key: ID<Attempt>
    let now: Date
    let error: Phrase?

    func response(_ visit: Visit) -> Response {
        let text = visit.text
        let outcome = CallOutcome(page: self)
        let title = error == nil ? outcome.title(text) : text.errorTitle(CareWords.callTitle, isWrong: true)
        return visit.page(
            title,
            """
            <section class="card">
            <h1 class="small">\(text(CareWords.callTitle)) · \(account.company)</h1>
            \(AccountFacts(account: account, brand: brand).content(text))
            \(outcome.banner(text))
            \(work(visit))
            </section>
            """, status: error == nil ? .ok : .unprocessableContent)
    }

    private func work(_ visit: Visit) -> HTML {
        switch state {
        case .closed:
            return """
                \(obstacle.map { $0.advice(visit.text) }.orNone)
                <p><a class="button primary" href="\(Links.home)" autofocus>\(visit.text(CareWords.newLookUp))</a></p>
                """
        case .verified: return "\(closing(visit))\(endings(visit))"
        case .open:
            return "\(obstacle.map { $0.advice(visit.text) } ?? checking(visit))\(closing(visit))\(endings(visit))"
        }
    }

    /// What stands in the way of an attempt.
    var obstacle: CallObstacle? {
        if account.status == .closed { return .accountClosed }
        if answer == nil { return .noAnswer }
        switch budget {
        case .locked(let until): return .locked(until: until)
        case .dead: return .dead
        case .stopped: return .stopped
        case .open, nil: return state == .closed(.failed) ? nil : pause.map(CallObstacle.paused)
        }
    }

    private func checking(_ visit: Visit) -> HTML {
        let text = visit.text
        let field = Field(
            name: .said, label: text(CareWords.said), hint: text(CareWords.saidHint),
            error: error.map(text.callAsFunction),
            isFocused: true)
        return """
            \(question(text))
            <form method="post" action="\(Links.attempts(call.id))" novalidate>
            \(visit.tokenField)<input type="hidden" name="key" value="\(key.description)" autocomplete="off">
            \(field.input(.spoken, attributes: " data-slash"))
            <p><button class="primary">\(text(CareWords.check))</button></p>
            </form>
            <details><summary>\(text(CareWords.rulesTitle))</summary>
            <ul>\(CareWords.rules.map { "<li>\(text($0))</li>" as HTML })</ul></details>
            """
    }

    /// In the language the owner set it in; the other one is a click away.
    private func question(_ text: Text) -> HTML {
        guard let answer, let question = Catalogue.question(answer.questionID) else { return .none }
        let own = answer.place.language
        let other: Language = own == .en ? .fr : .en
        return """
            <h2 class="small">\(text(CareWords.readAloud))</h2>
            <p class="question" lang="\(own.rawValue)">\(question.text[own])</p>
            <details><summary>\(text(CareWords.question(in: other)))</summary>
            <p class="question" lang="\(other.rawValue)">\(question.text[other])</p></details>
            """
    }

    private func endings(_ visit: Visit) -> HTML {
        let buttons: [(Call.Ending, Phrase)] =
            state == .verified
            ? [(.ended, CareWords.endCall)]
            : [(.couldNotAnswer, CareWords.couldNotAnswer), (.ended, CareWords.endCall)]
        return """
            <form method="post" action="\(Links.ending(call.id))" class="buttons">\(visit.tokenField)
            \(buttons.map { "<button name=\"ending\" value=\"\($0.0.rawValue)\">\(visit.text($0.1))</button> " as HTML })
            </form>
            """
    }

    /// When the call closes by itself; a script adds a warning two minutes before.
    private func closing(_ visit: Visit) -> HTML {
        let left = Int(call.expiresAt.timeIntervalSince(now))
        return """
            <p class="quiet" data-ends-in="\(left)" data-warning="\(visit.text(CareWords.endsSoon))">\
            \(visit.text(CareWords.endsAt(visit.text.time(call.expiresAt))))</p>
            """
    }
}
