import Foundation
import Phrasebook
import SecurityQuestions

/// What an agent may do where an answer cannot be checked, each with the button that does it.
struct CallAdvicePart {
    let outcome: CallOutcome
    /// To call back on, once the agent has asked for them.
    let numbers: [PhoneNumber]

    func content(_ visit: Visit, takesCode: Bool) -> HTML {
        let text = visit.text
        let advice = outcome.advice(takesCode: takesCode)
        if advice.isEmpty { return .none }
        return """
            <h2 class="small">\(text(CareWords.insteadTitle))</h2>
            <ul>\(advice.map { "<li>\(text($0))</li>" as HTML })</ul>
            \(outcome.advisesInvitation ? button(Links.callInvitation(outcome.call.id), CareWords.sendInvitation, visit) : .none)
            \(outcome.advisesCallBack ? callBack(visit) : .none)
            """
    }

    private func callBack(_ visit: Visit) -> HTML {
        if !numbers.isEmpty { return CallBackNumbers(phones: numbers).content(visit.text) }
        return """
            \(button(Links.callNumbers(outcome.call.id), CallerWords.callBack, visit))\
            <p class="quiet">\(visit.text(CallerWords.callBackWhat))</p>
            """
    }

    private func button(_ path: String, _ words: Phrase, _ visit: Visit) -> HTML {
        "<form method=\"post\" action=\"\(path)\">\(visit.tokenField)<p><button>\(visit.text(words))</button></p></form>"
    }
}

/// By their last digits; the whole number opens, to be dialled.
struct CallBackNumbers {
    let phones: [PhoneNumber]

    func content(_ text: Text) -> HTML {
        if phones.isEmpty { return .none }
        return """
            <h2 class="small">\(text(CallerWords.callBack))</h2>
            \(phones.map { phone in
                """
                <details><summary>\(text(CallerWords.number(endingIn: String(phone.e164.suffix(4)))))</summary>
                <p>\(PhoneLink(number: phone.e164).content)</p></details>
                """ as HTML
            })
            """
    }
}
