import Foundation
import Phrasebook
import SecurityQuestions

/// Who is calling: the field for the name as it is said, and "somebody else". What came of it stands above, with every other result;
/// no name of the account's stands anywhere.
struct CallerPart {
    let outcome: CallOutcome
    let refused: CallPage.Refused?

    private var call: Call { outcome.call }

    /// A call begins with it. What came of an attempt leads on to the next attempt.
    var isFocused: Bool {
        refused == nil && isShown && outcome.isBeforeAttempts && call.takesName(at: outcome.now)
    }

    /// Where there is something that could be checked, were it not for the caller.
    private var isShown: Bool {
        outcome.takesCode || outcome.obstacle == nil || call.caller?.isBarred == true
    }

    func content(_ visit: Visit) -> HTML {
        guard isShown, case .open = outcome.state else { return .none }
        let text = visit.text
        return """
            <section class="caller" aria-label="\(text(CallerWords.title))">
            \(known(text))\(call.takesName(at: outcome.now) ? name(visit) : .none)
            \(call.caller == .somebodyElse ? .none : somebodyElse(visit))
            </section>
            """
    }

    private func known(_ text: Text) -> HTML {
        guard let caller = call.caller else { return .none }
        let left = CallerWords.left(Call.namesAllowed - call.names)
        return """
            <p><strong>\(text(CallerWords.result(caller)))</strong>\
            \(call.names > 0 && caller.kind != .somebodyElse && caller.kind != .known ? " · \(text(left))" : .none)</p>
            """
    }

    private func name(_ visit: Visit) -> HTML {
        let text = visit.text
        var field = Field(
            name: .name, label: text(CallerWords.name), hint: text(CallerWords.nameHint), isFocused: isFocused)
        if case .name(let why) = refused { field.error = text(why) }
        return """
            <form method="post" action="\(Links.caller(call.id))" novalidate>\(visit.tokenField)
            \(field.input(.spoken))
            <p><button>\(text(CallerWords.compare))</button></p>
            </form>
            """
    }

    private func somebodyElse(_ visit: Visit) -> HTML {
        let text = visit.text
        var field = Field(name: .reason, label: text(CallerWords.why), hint: text(CallerWords.whyHint))
        var typed = ""
        if case .reason(let why, let words) = refused { (field.error, typed) = (text(why), words) }
        return """
            <details\(field.error == nil ? "" : " open")><summary>\(text(CallerWords.somebodyElse))</summary>
            <form method="post" action="\(Links.somebodyElse(call.id))" novalidate>\(visit.tokenField)
            \(field.input(.text, value: typed))
            <p><button>\(text(CallerWords.record))</button></p>
            </form></details>
            """
    }
}

/// Whom the agent may speak with and call back, once the call is verified: names, roles, and numbers by their last digits.
struct CallPeoplePart {
    let people: [Member]
    let account: Account
    let caller: ID<Member>?

    func content(_ text: Text) -> HTML {
        if people.isEmpty { return .none }
        return """
            <section class="people" aria-labelledby="people-title">
            <h2 class="small" id="people-title">\(text(CallerWords.people))</h2>
            <ul>\(people.map { "<li>\(person($0, text))</li>" as HTML })</ul>
            \(CallBackNumbers(phones: account.phones).content(text))
            </section>
            """
    }

    private func person(_ member: Member, _ text: Text) -> HTML {
        let marks =
            [PeopleWords.role(member.role)] + (member.mayCall ? [] : [CallerWords.mayNotCall])
            + (member.id == caller ? [CallerWords.isCalling] : [])
        return "<strong>\(member.name)</strong> · \(marks.map(text.callAsFunction).joined(separator: " · "))"
    }
}
