import Foundation
import Hummingbird
import Phrasebook
import SecurityQuestions

/// What to know of support codes on Home, and the way to one.
struct SupportCodeOffer {
    let code: SupportCode?
    let now: Date

    func content(_ visit: Visit) -> HTML {
        let text = visit.text
        let state: HTML? = words(text).map { "<p><strong>\($0)</strong></p>" }
        return """
            <h3>\(text(SupportCodeWords.card))</h3>
            <p>\(text(SupportCodeWords.what))</p>
            \(state.orNone)
            <p><a class="button" href="\(Links.supportCode)">\
            \(text(code == nil ? SupportCodeWords.get : SupportCodeWords.getNew))</a></p>
            \(HelpTopic.supportCode.content(text))
            """
    }

    /// What became of the latest code, as long as anybody may wonder.
    private func words(_ text: Text) -> String? {
        guard let code, now < code.expiresAt.addingTimeInterval(3600) else { return nil }
        switch code.state(at: now) {
        case .waiting: return text(SupportCodeWords.waiting(until: text.time(code.expiresAt)))
        case .used: return code.usedAt.map { text(SupportCodeWords.used(at: text.time($0))) }
        case .dead: return text(SupportCodeWords.dead)
        case .expired: return nil
        }
    }
}
