import Foundation
import HTTPTypes
import Hummingbird
import Phrasebook
import SecurityQuestions
import SpokenAnswers

/// One call: what can be checked, what came of it, and what the call may do.
struct CallPage {
    private let outcome: CallOutcome
    private let words: CallWords
    private let brand: Brand
    private let keys: Keys
    private let refused: Refused?
    private let people: [Member]
    /// What was just done.
    var notice: Phrase?
    /// To call back on, once the agent has asked for them.
    var numbers: [PhoneNumber] = []

    init(_ view: CallView, of brand: Brand, keys: Keys, refused: Refused?) {
        outcome = CallOutcome(view, under: brand.policy)
        (words, people) = (view.words, view.people)
        (self.brand, self.keys, self.refused) = (brand, keys, refused)
    }

    /// The ids of the next attempt: each form has its own.
    struct Keys {
        let answer: ID<Attempt>
        let code: ID<Attempt>
    }

    /// What was typed and cannot be checked; nothing was taken for it.
    enum Refused {
        case said(Phrase)
        case code(Phrase)
        case name(Phrase)
        case reason(Phrase, String)
        case link(Phrase)
        /// Six digits, where the caller may well have read out a code.
        case digits
    }

    private var call: Call { outcome.call }
    private var account: Account { outcome.account }
    private var facts: AccountFacts {
        AccountFacts(
            account: account, brand: brand, trouble: outcome.trouble,
            times: LocalTimes(of: account, brand: brand, at: outcome.now), language: call.metadata.language,
            from: call.metadata.from)
    }
    private var caller: CallerPart { CallerPart(outcome: outcome, refused: refused) }
    private var advice: CallAdvicePart { CallAdvicePart(outcome: outcome, numbers: numbers) }
    private var end: CallEndPart { CallEndPart(outcome: outcome) }
    private var sign: CallWordsPart {
        CallWordsPart(call: call, words: words, language: call.metadata.language ?? account.language)
    }

    func response(_ visit: Visit) -> Response {
        let text = visit.text
        let said = outcome.said(text)
        return visit.page(
            title(said, text),
            """
            <section class="card">
            <h1 class="small">\(text(CareWords.callTitle)) · \(account.company)</h1>
            \(notice.map { Banner.info(text($0)) }.orNone)
            \(announced(said, text))
            \(facts.content(text))
            \(refuted(text))\(pausesSoon(text))
            \(work(visit))
            \(outcome.help.content(text))
            </section>
            """, tab: .calls, status: refused == nil ? .ok : .unprocessableContent)
    }

    /// Screen readers say the page's title first: it begins with the result.
    private func title(_ said: CallOutcome.Said?, _ text: Text) -> String {
        guard refused == nil else { return text.errorTitle(CareWords.callTitle, isWrong: true) }
        let call = text(CareWords.callTitle)
        let trouble = outcome.trouble.map(CheckWords.title)
        let first = if case .closed = outcome.state { said?.title ?? trouble } else { trouble ?? said?.title }
        return first.map { "\(text($0)) – \(call)" } ?? call
    }

    /// What is the matter with the account, before what came of the call, and both before everything else.
    private func announced(_ said: CallOutcome.Said?, _ text: Text) -> HTML {
        if said == nil && outcome.trouble == nil { return .none }
        return """
            <div role="status" aria-live="polite" data-announce>\
            \(outcome.trouble.map { CheckBanner(trouble: $0).inner(text) }.orNone)\
            \(said.map { banner($0, text) }.orNone)</div>
            """
    }

    private func banner(_ said: CallOutcome.Said, _ text: Text) -> HTML {
        """
        <div class="banner \(said.style)">\
        <h2>\(text(said.title))</h2>\(said.lines.map { "<p>\(text($0))</p>" as HTML })</div>
        """
    }

    /// Somebody sends a number that is not theirs.
    private func refuted(_ text: Text) -> HTML {
        guard call.metadata.from?.standing == .refuted, case .open = outcome.state else { return .none }
        return "<p class=\"banner warning\">\(text(CallerWords.mayBeForged))</p>"
    }

    /// While anything can be checked.
    private func pausesSoon(_ text: Text) -> HTML {
        guard outcome.obstacle == nil || outcome.takesCode, let left = outcome.pausesAfter else { return .none }
        return "<p class=\"banner warning\">\(text(CheckWords.pausesSoon(after: left)))</p>"
    }

    private func work(_ visit: Visit) -> HTML {
        let text = visit.text
        switch outcome.state {
        case .closed(let ending):
            return """
                \(ending == .verified ? .none : advice.content(visit, takesCode: false))
                <div class="buttons"><a class="button primary" href="\(Links.home)" autofocus>\(text(CareWords.newLookUp))</a>
                \(end.undo(visit))</div>
                \(end.proof(text))\(end.reference(text))
                """
        case .verified:
            return """
                \(sign.warning(text))\(end.buttons(visit))\(scopesReached(text))\(changed(text))\(furtherCheck(visit))
                \(CallPeoplePart(people: people, account: account, caller: call.caller?.member).content(text))
                \(sign.content(visit))\(end.closing(visit))
                """
        case .open:
            return """
                \(sign.warning(text))\(changed(text))\(caller.content(visit))\(checks(visit))\(scopesAhead(text))
                \(sign.content(visit))
                \(end.closing(visit))\(end.buttons(visit))
                """
        }
    }

    /// Somebody who has broken in would have changed it as well.
    private func changed(_ text: Text) -> HTML {
        guard let change = outcome.change, outcome.obstacle != .accountClosed else { return .none }
        let isAsked = brand.policy.recentChangeNeedsCode && outcome.state != .verified
        return """
            <div class="banner warning"><h2>\(text(ChangeWords.title(change)))</h2>\
            <p>\(text(isAsked ? ChangeWords.asked : ChangeWords.told))</p></div>
            """
    }
}

/// The two ways to verify a call: the answer to the question read aloud, and a support code.
extension CallPage {
    /// Both beside each other; or what to do where the question cannot be checked.
    private func checks(_ visit: Visit) -> HTML {
        if outcome.obstacle != nil {
            let form: HTML = outcome.takesCode ? code(visit, title: CodeWords.title, isFirst: true) : .none
            return "\(advice.content(visit, takesCode: outcome.takesCode))\(form)"
        }
        let form: HTML = outcome.takesCode ? code(visit, title: CodeWords.instead, isFirst: false) : .none
        return "<div class=\"checks\">\(spoken(visit))\(form)</div>"
    }

    /// A call that the question has verified may still be verified by a code.
    private func furtherCheck(_ visit: Visit) -> HTML {
        if outcome.takesCode { return code(visit, title: CodeWords.more, isFirst: true) }
        return outcome.isOutOfAttempts ? "<p>\(visit.text(CodeWords.newCall))</p>" : .none
    }

    private func spoken(_ visit: Visit) -> HTML {
        let text = visit.text
        var field = Field(
            name: .said, label: text(CareWords.said), hint: text(CareWords.saidHint),
            isFocused: refused == nil && !outcome.wasWrongCode && !caller.isFocused)
        if case .said(let why) = refused { field.error = text(why) }
        if case .digits = refused { field.error = text(OpenCallWords.looksLikeCode) }
        return """
            <section>
            \((outcome.attemptsAhead.map { "<p>\(text(CareWords.left($0)))</p>" }).orNone)
            \(question(text))
            <form method="post" action="\(Links.attempts(call.id))" novalidate>
            \(visit.tokenField)\(key(keys.answer))\(asked)
            \(field.input(.spoken, attributes: " data-slash"))
            <p><button class="primary">\(text(CareWords.check))</button></p>
            </form>
            <details><summary>\(text(CareWords.rulesTitle))</summary>
            <ul>\(CareWords.rules.map { "<li>\(text($0))</li>" as HTML })</ul></details>
            </section>
            """
    }

    /// In the language that is spoken, as a program says, else the one the owner set it in; the other one is a click away.
    private func question(_ text: Text) -> HTML {
        guard let answer = outcome.answer, let question = Catalogue.question(answer.questionID) else { return .none }
        let own = call.metadata.language ?? answer.place.language
        let other: Language = own == .en ? .fr : .en
        return """
            <h2 class="small">\(text(CareWords.readAloud))</h2>
            <p class="question" lang="\(own.rawValue)">\(question.text[own])</p>
            <details><summary>\(text(CareWords.question(in: other)))</summary>
            <p class="question" lang="\(other.rawValue)">\(question.text[other])</p></details>
            """
    }

    private func code(_ visit: Visit, title: Phrase, isFirst: Bool) -> HTML {
        let text = visit.text
        let isNext = outcome.wasWrongCode || isFirst && outcome.state != .verified && !caller.isFocused
        let isFocused = refused == nil && isNext
        var field = Field(
            name: .supportCode, label: text(CodeWords.field), hint: text(CodeWords.hint), isFocused: isFocused)
        if case .code(let why) = refused { field.error = text(why) }
        let style = isFirst && outcome.state != .verified ? "primary" : ""
        return """
            <section class="code-check">
            <h2 class="small">\(text(title))</h2>
            <p>\(text(CodeWords.how))</p>
            <form method="post" action="\(Links.codeAttempts(call.id))" novalidate>
            \(visit.tokenField)\(key(keys.code))
            \(field.input(.supportCode, attributes: isFirst ? " data-slash" : .none))
            <p><button class="\(style)">\(text(CodeWords.check))</button></p>
            </form>
            \(brand.policy.mailsCodeLinks ? CodeLinkPart(outcome: outcome, refused: refused).content(visit) : .none)
            </section>
            """
    }

    /// Six digits are asked about once.
    private var asked: HTML {
        if case .digits = refused {
            "<input type=\"hidden\" name=\"asked\" value=\"yes\" autocomplete=\"off\">"
        } else {
            .none
        }
    }

    private func key(_ id: ID<Attempt>) -> HTML {
        "<input type=\"hidden\" name=\"key\" value=\"\(id.description)\" autocomplete=\"off\">"
    }
}

/// What the call may do by the brand's policy: by the method it has reached, or would reach.
extension CallPage {
    private func scopesReached(_ text: Text) -> HTML {
        guard let method = call.method else { return .none }
        let (allowed, others) = scopes(by: method)
        return """
            <div class="scopes">\(list(VerificationMethodWords.allows, allowed, "may", text))\
            \(list(VerificationMethodWords.needsCode, others, "may-not", text))</div>
            """
    }

    /// In a line for each method.
    private func scopesAhead(_ text: Text) -> HTML {
        let (allowed, others) = scopes(by: .securityQuestion)
        let lines: [(Phrase, [Scope])] =
            outcome.obstacle == nil
            ? [(VerificationMethodWords.withAnswer, allowed), (VerificationMethodWords.onlyWithCode, others)]
            : outcome.takesCode ? [(VerificationMethodWords.withCode, brand.policy.scopes)] : []
        let shown = lines.filter { !$0.1.isEmpty }
        guard !shown.isEmpty else { return .none }
        return """
            <div class="scopes"><h2 class="small">\(text(VerificationMethodWords.aheadTitle))</h2>
            <dl class="ahead">\(shown.map { words, scopes in
                """
                <div><dt>\(text(words))</dt> <dd>\(scopes.map { text($0.name) }.joined(separator: " · "))</dd></div>
                """ as HTML
            })</dl></div>
            """
    }

    private func scopes(by method: VerificationMethod) -> (allowed: [Scope], others: [Scope]) {
        let scopes = brand.policy.scopes
        return (scopes.filter { $0.needs <= method }, scopes.filter { $0.needs > method })
    }

    private func list(_ title: Phrase, _ scopes: [Scope], _ style: String, _ text: Text) -> HTML {
        if scopes.isEmpty { return .none }
        return """
            <h2 class="small">\(text(title))</h2>
            <ul class="\(style)">\(scopes.map { "<li>\(text($0.name))</li>" as HTML })</ul>
            """
    }
}
