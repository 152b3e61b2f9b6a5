import Foundation
import Phrasebook
import SecurityQuestions

/// How a call ends: by the agent, who may take that back, or by itself unless it is kept open.
struct CallEndPart {
    let outcome: CallOutcome

    private var call: Call { outcome.call }

    /// Where there is nothing left to check, ending the call is what comes next.
    func buttons(_ visit: Visit) -> HTML {
        let checksMore = outcome.state != .verified && (outcome.obstacle == nil || outcome.takesCode)
        let couldNot: HTML =
            checksMore
            ? "<button name=\"ending\" value=\"couldNotAnswer\">\(visit.text(CareWords.couldNotAnswer))</button> "
            : .none
        let mark: HTML = checksMore ? .none : " class=\"primary\" autofocus"
        return """
            <form method="post" action="\(Links.ending(call.id))" class="buttons">\(visit.tokenField)
            \(couldNot)<button name="ending" value="ended" data-chord="KeyE"\(mark)>\(visit.text(CareWords.endCall))</button>
            </form>
            """
    }

    /// When the call closes by itself; a script adds a warning two minutes before.
    func closing(_ visit: Visit) -> HTML {
        let left = Int(call.expiresAt.timeIntervalSince(outcome.now))
        return """
            <div class="closing"><p class="quiet" data-ends-in="\(left)" \
            data-page="\(Links.call(call.id))" data-warning="\(visit.text(CareWords.endsSoon))">\
            \(visit.text(CareWords.endsAt(visit.text.time(call.expiresAt))))</p>
            <form method="post" action="\(Links.keepingOpen(call.id))">\(visit.tokenField)\
            <button>\(visit.text(OpenCallWords.keepOpen))</button></form></div>
            \(proof(visit.text))\(reference(visit.text))
            """
    }

    /// By which the audit log knows it; a script adds the button.
    func reference(_ text: Text) -> HTML {
        """
        <div class="call-reference"><p class="quiet">\(text(OpenCallWords.reference)) \
        <code class="reference" id="reference">\(call.id.description)</code></p>
        \(CopyButton(of: "reference", label: Words.copy).content(text))</div>
        """
    }

    /// What another program asks about the verified call by: an agent pastes it there. The same that a program is given.
    func proof(_ text: Text) -> HTML {
        guard let grant = outcome.grant, grant.state(at: outcome.now) == .good else { return .none }
        return """
            <div class="call-reference"><p class="quiet">\(text(OpenCallWords.proof(until: text.time(grant.endsAt)))) \
            <code class="reference" id="proof">\(grant.id.description)</code></p>
            \(CopyButton(of: "proof", label: OpenCallWords.copyProof).content(text))</div>
            """
    }

    /// A script takes it away when it can no longer be pressed.
    func undo(_ visit: Visit) -> HTML {
        guard let closed = call.closed, let until = call.undoableUntil, outcome.now < until else { return .none }
        let left = max(1, Int(Call.undoShown - outcome.now.timeIntervalSince(closed.at)))
        return """
            <form method="post" action="\(Links.reopening(call.id))" class="inline" data-lasts="\(left)">\(visit.tokenField)\
            <button data-chord="KeyU">\(visit.text(OpenCallWords.undo))</button></form>
            """
    }
}
