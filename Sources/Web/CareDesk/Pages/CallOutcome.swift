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
        let lines: [Phrase]
    }

    private func said(_ text: Text) -> Said? {
        switch page.state {
        case .closed(let outcome):
            let lock = outcome == .failed ? page.obstacle?.said(text).lines ?? [] : []
            return Said(
                style: outcome == .verified ? "done" : "info", title: CareWords.outcomeTitle,
                lines: [CareWords.outcome(outcome)] + lock)
        case .verified: return Said(style: "done", title: CareWords.verified, lines: [CareWords.verifiedWhat])
        case .open(let left): return page.obstacle?.said(text) ?? result(left)
        }
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

    /// The attempts that can really still be taken: those of the call, or fewer where the account has fewer.
    private func shown(_ left: Int) -> Int {
        guard case .open(let budget) = page.budget else { return 0 }
        return min(left, budget)
    }
}

/// What stands in the way of an attempt, and what the agent may do instead.
enum CallObstacle {
    case accountClosed, noAnswer, dead, stopped
    case locked(until: Date)
    case paused(AgentPause)

    func said(_ text: Text) -> CallOutcome.Said {
        switch self {
        case .accountClosed: .init(style: "warning", title: CareWords.notActive(.closed), lines: [])
        case .noAnswer: .init(style: "warning", title: CareWords.noAnswer, lines: [])
        case .dead: .init(style: "warning", title: CareWords.deadTitle, lines: [CareWords.dead])
        case .locked(let until):
            .init(style: "warning", title: CareWords.lockedTitle, lines: [CareWords.lockedUntil(text.date(until))])
        case .stopped: .init(style: "warning", title: CareWords.deadTitle, lines: [CareWords.stopped])
        case .paused(.bySupervisor):
            .init(style: "warning", title: CareWords.pausedTitle, lines: [CareWords.pausedBySupervisor])
        case .paused(.until(let until)):
            .init(style: "warning", title: CareWords.pausedTitle, lines: [CareWords.paused(text.date(until))])
        }
    }

    func advice(_ text: Text) -> HTML {
        """
        <h2 class="small">\(text(CareWords.insteadTitle))</h2>
        <ul>\(steps.map { "<li>\(text($0))</li>" as HTML })</ul>
        """
    }

    private var steps: [Phrase] {
        switch self {
        case .accountClosed: [CareWords.generalHelpOnly]
        case .noAnswer: [CareWords.activateFirst, CareWords.callBack, CareWords.generalHelpOnly]
        case .dead, .stopped, .locked: [CareWords.setNewQuestion, CareWords.callBack, CareWords.generalHelpOnly]
        case .paused: [CareWords.handOver, CareWords.callBack, CareWords.generalHelpOnly]
        }
    }
}
