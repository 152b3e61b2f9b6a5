import Foundation
import HTTPTypes
import Hummingbird
import Phrasebook
import SecurityQuestions
import SpokenAnswers

/// One call: what can be checked, what came of it, and what the call may do.
struct CallPage {
    let call: Call
    let state: Call.State
    let account: Account
    let brand: Brand
    let answer: SealedAnswer?
    let budget: GuessBudget.State?
    let last: Attempt?
    let pause: AgentPause?
    let change: RecentChange?
    let keys: Keys
    let now: Date
    let refused: Refused?

    /// The ids of the next attempt: each form has its own.
    struct Keys {
        let answer: ID<Attempt>
        let code: ID<Attempt>
    }

    /// What was typed and cannot be checked; nothing was taken for it.
    enum Refused {
        case said(Phrase)
        case code(Phrase)
    }

    func response(_ visit: Visit) -> Response {
        let text = visit.text
        let outcome = CallOutcome(page: self)
        let title = refused == nil ? outcome.title(text) : text.errorTitle(CareWords.callTitle, isWrong: true)
        return visit.page(
            title,
            """
            <section class="card">
            <h1 class="small">\(text(CareWords.callTitle)) · \(account.company)</h1>
            \(AccountFacts(account: account, brand: brand).content(text))
            \(outcome.banner(text))
            \(work(visit))
            \(help.content(text))
            </section>
            """, tab: .calls, status: refused == nil ? .ok : .unprocessableContent)
    }

    private var help: HelpTopic {
        switch state {
        case .closed(.couldNotAnswer): .cannotAnswer
        case .closed, .verified: .results
        case .open: obstacle != nil ? .locked : help(after: last?.result)
        }
    }

    private func help(after result: AttemptResult?) -> HelpTopic {
        switch result {
        case .wrong: .cannotAnswer
        case .soundsAlike: .spell
        case .verified, .notChecked, nil: .check
        }
    }

    private func work(_ visit: Visit) -> HTML {
        let checks = CallChecks(page: self)
        switch state {
        case .closed(let outcome):
            let advice = outcome == .verified ? nil : obstacle?.advice(visit.text, takesCode: false)
            return """
                \(advice.orNone)
                <p><a class="button primary" href="\(Links.home)" autofocus>\(visit.text(CareWords.newLookUp))</a></p>
                """
        case .verified:
            return """
                \(ScopeList(page: self).reached(visit.text))\(changed(visit.text))\(checks.more(visit))\(sign(visit.text))
                \(closing(visit))\(endings(visit))
                """
        case .open:
            return """
                \(changed(visit.text))\(checks.content(visit))\(ScopeList(page: self).ahead(visit.text))
                \(sign(visit.text))
                \(closing(visit))\(endings(visit))
                """
        }
    }

    /// What stands in the way of an answer's check.
    var obstacle: CallObstacle? {
        if account.status == .closed { return .accountClosed }
        if answer == nil { return .noAnswer }
        switch budget {
        case .locked(let until): return .locked(until: until)
        case .dead: return .dead
        case .stopped: return .stopped
        case .open, nil:
            if state == .closed(.failed) { return nil }
            return pause.map(CallObstacle.paused)
                ?? (brand.policy.recentChangeNeedsCode && change != nil ? .changed : nil)
        }
    }

    /// Whether a support code can be checked: whatever has happened to the question, but for "this was not me".
    var takesCode: Bool {
        guard pause == nil, account.status.isOpenToMembers, budget != .stopped else { return false }
        return switch state {
        case .open(let left): left > 0
        case .verified: call.mayProveMore(by: .supportCode)
        case .closed: false
        }
    }

    /// Somebody who has broken in would have changed it as well.
    private func changed(_ text: Text) -> HTML {
        guard let change, obstacle != .accountClosed else { return .none }
        let advice = brand.policy.recentChangeNeedsCode && state != .verified ? ChangeWords.asked : ChangeWords.told
        return """
            <div class="banner warning"><h2>\(text(ChangeWords.title(change)))</h2><p>\(text(advice))</p></div>
            """
    }

    /// A caller who doubts the agent can compare them; in the caller's language first.
    private func sign(_ text: Text) -> HTML {
        let words = CallSign.words(of: call.id)
        let other: Language = account.language == .en ? .fr : .en
        func said(_ language: Language) -> String { words.map { $0[language] }.joined(separator: " · ") }
        return """
            <p class="sign">\(text(CareWords.sign)) \
            <strong lang="\(account.language.rawValue)">\(said(account.language))</strong> \
            <span class="quiet">(<span lang="\(other.rawValue)">\(said(other))</span>)</span></p>
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
