import Foundation
import Phrasebook
import SecurityQuestions

/// What came of the last attempt, or what stands in the way of one. An agent reads every time in the care desk's zone.
struct CallOutcome {
    let page: CallPage

    /// Screen readers say the page's title first: it begins with the result.
    func title(_ text: Text) -> String {
        let call = text(CareWords.callTitle)
        return said(text).map { "\(text($0.title)) – \(call)" } ?? call
    }

    func banner(_ text: Text) -> HTML {
        guard let said = said(text) else { return .none }
        return """
            <div class="banner \(said.style)" role="status" aria-live="polite" data-announce>\
            <h2>\(text(said.title))</h2>\(said.lines.map { "<p>\(text($0))</p>" as HTML })</div>
            """
    }

    struct Said {
        let style: String
        let title: Phrase
        var lines: [Phrase]
    }

    private func said(_ text: Text) -> Said? {
        switch page.state {
        case .closed(let outcome):
            let lock = outcome == .failed ? page.obstacle?.said(text)?.lines ?? [] : []
            let proof = outcome == .verified ? ProofWords.verified(by: page.call.proof) : CareWords.outcome(outcome)
            return Said(
                style: outcome == .verified ? "done" : "info", title: CareWords.outcomeTitle, lines: [proof] + lock)
        case .verified: return verified
        case .open(let left):
            guard let code = codeResult(left) else { return page.obstacle?.said(text) ?? result(left) }
            // What stands in the way of the question is said below what came of the code.
            let obstacle = page.obstacle?.said(text).map { [$0.title] + $0.lines } ?? []
            return Said(style: code.style, title: code.title, lines: code.lines + obstacle)
        }
    }

    private var verified: Said {
        if page.call.proof == .securityQuestion,
            var code = codeResult(max(0, Call.attemptsAllowed - page.call.attempts))
        {
            code.lines.append(CodeWords.staysVerified)
            return code
        }
        let what = page.call.proof == .supportCode ? ProofWords.codeWhat : CareWords.verifiedWhat
        return Said(style: "done", title: ProofWords.verified(by: page.call.proof), lines: [what])
    }

    private func result(_ left: Int) -> Said? {
        switch page.last?.result {
        case .wrong:
            Said(style: "error", title: CareWords.wrong, lines: [CareWords.left(shown(left)), CareWords.neverHint])
        case .soundsAlike: Said(style: "warning", title: CareWords.soundsAlike, lines: [CareWords.left(shown(left))])
        case .notChecked: Said(style: "info", title: CareWords.callTitle, lines: [CareWords.notChecked])
        case .verified, nil: nil
        }
    }

    /// Nil unless a code was checked last. It is never said whether there is one.
    private func codeResult(_ left: Int) -> Said? {
        guard let last = page.last, last.proof == .supportCode else { return nil }
        return switch last.result {
        case .wrong, .soundsAlike:
            Said(style: "error", title: CodeWords.wrong, lines: [CareWords.left(left), CodeWords.wrongAdvice])
        case .notChecked: Said(style: "info", title: CareWords.callTitle, lines: [CodeWords.notChecked])
        case .verified, nil: nil
        }
    }

    /// The attempts that can really still be taken: those of the call, or fewer where the account has fewer.
    private func shown(_ left: Int) -> Int {
        guard case .open(let budget) = page.budget else { return 0 }
        return min(left, budget)
    }
}
