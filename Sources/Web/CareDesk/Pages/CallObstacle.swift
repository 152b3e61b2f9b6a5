import Foundation
import Phrasebook
import SecurityQuestions

/// What stands in the way of an answer's check, and what the agent may do instead.
enum CallObstacle: Hashable {
    case accountClosed, noAnswer, dead, stopped
    case locked(until: Date)
    /// The brand asks for a support code for a day; the page says so in a place of its own.
    case changed
    case paused(AgentPause)

    func said(_ text: Text) -> CallOutcome.Said? {
        switch self {
        case .accountClosed: .init(style: "warning", title: CareWords.notActive(.closed), lines: [])
        case .noAnswer: .init(style: "warning", title: CareWords.noAnswer, lines: [])
        case .dead: .init(style: "warning", title: CareWords.deadTitle, lines: [CareWords.dead])
        case .locked(let until):
            .init(style: "warning", title: CareWords.lockedTitle, lines: [CareWords.lockedUntil(text.date(until))])
        case .stopped: .init(style: "warning", title: CareWords.stoppedTitle, lines: [CareWords.stopped])
        case .changed: nil
        case .paused(.bySupervisor):
            .init(style: "warning", title: CareWords.pausedTitle, lines: [CareWords.pausedBySupervisor])
        case .paused(.until(let until)):
            .init(style: "warning", title: CareWords.pausedTitle, lines: [CareWords.paused(text.date(until))])
        }
    }

    func advice(_ text: Text, takesCode: Bool) -> HTML {
        """
        <h2 class="small">\(text(CareWords.insteadTitle))</h2>
        <ul>\(steps(takesCode).map { "<li>\(text($0))</li>" as HTML })</ul>
        """
    }

    private func steps(_ takesCode: Bool) -> [Phrase] {
        let code = takesCode ? [CodeWords.ask] : []
        return switch self {
        case .accountClosed: [CareWords.generalHelpOnly]
        case .noAnswer: code + [CareWords.activateFirst, CareWords.callBack, CareWords.generalHelpOnly]
        case .stopped: [CareWords.setNewQuestion, CareWords.callBack, CareWords.generalHelpOnly]
        case .dead, .locked:
            code + [CareWords.setNewQuestion, CareWords.callBack, CareWords.generalHelpOnly]
        case .changed: code + [CareWords.callBack, CareWords.generalHelpOnly]
        case .paused: [CareWords.handOver, CareWords.callBack, CareWords.generalHelpOnly]
        }
    }
}
