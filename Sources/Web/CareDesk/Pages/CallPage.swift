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
    let pausedUntil: Date?
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
                <p><a class="button primary" href="\(Links.home)" autofocus>\(visit.text(CareWords.newLookUp))</a></p>
                """
        case .verified: return "\(closing(visit))\(endings(visit))"
        case .open:
            return "\(canCheck ? checking(visit) : Instead.content(visit.text))\(closing(visit))\(endings(visit))"
        }
    }

    /// Whether an attempt would be taken at all.
    private var canCheck: Bool {
        guard answer != nil, pausedUntil == nil, case .open(let left) = state, left > 0, case .open = budget else {
            return false
        }
        return true
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
            \(field.input(.spoken))
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

/// What came of the last attempt, or what stands in the way of one.
struct CallOutcome {
    let page: CallPage

    /// Screen readers say the page's title first: it begins with the result.
    func title(_ text: Text) -> String {
        let call = text(CareWords.callTitle)
        return words.map { "\(text($0.title)) – \(call)" } ?? call
    }

    func banner(_ text: Text) -> HTML {
        guard let words else { return .none }
        return """
            <div class="banner \(words.style)" role="status" aria-live="polite" data-announce>\
            <h2>\(text(words.title))</h2>\(words.lines.map { "<p>\(text($0))</p>" as HTML })</div>
            """
    }

    private struct Said {
        let style: String
        let title: Phrase
        let lines: [Phrase]
    }

    private var words: Said? {
        switch page.state {
        case .closed(let outcome):
            Said(
                style: outcome == .verified ? "done" : "info", title: CareWords.outcomeTitle,
                lines: [CareWords.outcome(outcome)])
        case .verified: Said(style: "done", title: CareWords.verified, lines: [CareWords.verifiedWhat])
        case .open(let left): obstacle ?? result(left)
        }
    }

    private var obstacle: Said? {
        if page.answer == nil { return Said(style: "warning", title: CareWords.noAnswer, lines: []) }
        let text = { (date: Date) in
            Phrase(
                en: Text(language: .en, zone: zone).date(date), fr: Text(language: .fr, zone: zone).date(date))
        }
        switch page.budget {
        case .locked(let until):
            let at = text(until)
            return Said(
                style: "warning", title: CareWords.lockedTitle,
                lines: [Phrase(en: CareWords.lockedUntil(at.en).en, fr: CareWords.lockedUntil(at.fr).fr)])
        case .dead: return Said(style: "warning", title: CareWords.lockedTitle, lines: [CareWords.dead])
        case .open, nil: break
        }
        guard let until = page.pausedUntil else { return nil }
        let at = text(until)
        return Said(
            style: "warning", title: CareWords.lockedTitle,
            lines: [Phrase(en: CareWords.paused(at.en).en, fr: CareWords.paused(at.fr).fr)])
    }

    private var zone: TimeZone { TimeZone(identifier: page.brand.timeZone) ?? .gmt }

    private func result(_ left: Int) -> Said? {
        switch page.last?.result {
        case .wrong:
            Said(style: "error", title: CareWords.wrong, lines: [CareWords.left(shown(left)), CareWords.neverHint])
        case .soundsAlike: Said(style: "warning", title: CareWords.soundsAlike, lines: [CareWords.left(shown(left))])
        case .notChecked: Said(style: "info", title: CareWords.callTitle, lines: [CareWords.notChecked])
        case .verified, nil: nil
        }
    }

    /// The attempts that can really still be taken: those of the call, or fewer where the account has fewer.
    private func shown(_ left: Int) -> Int {
        guard case .open(let budget) = page.budget else { return 0 }
        return min(left, budget)
    }
}

/// What an agent may do when no answer can be checked.
enum Instead {
    static func content(_ text: Text) -> HTML {
        """
        <h2 class="small">\(text(CareWords.insteadTitle))</h2>
        <ul>\(CareWords.instead.map { "<li>\(text($0))</li>" as HTML })</ul>
        """
    }
}
