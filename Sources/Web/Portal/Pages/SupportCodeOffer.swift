import Foundation
import Hummingbird
import Phrasebook
import SecurityQuestions

/// What to know of support codes and the button that makes one; on Home, and on a page of its own.
struct SupportCodeOffer {
    let code: SupportCode?
    let key: ID<SupportCode>
    let now: Date

    func page(_ visit: Visit) -> Response {
        visit.page(
            visit.text(SupportCodeWords.title),
            """
            <section class="card narrow">
            <h1>\(visit.text(SupportCodeWords.card))</h1>
            \(content(visit))
            </section>
            """, tab: .home)
    }

    func content(_ visit: Visit) -> HTML {
        let text = visit.text
        let state: HTML? = words(text).map { "<p><strong>\($0)</strong></p>" }
        return """
            <p>\(text(SupportCodeWords.what))</p>
            \(state.orNone)
            \(SupportCodeButton(key: key, words: code == nil ? SupportCodeWords.get : SupportCodeWords.getNew)
                .content(visit))
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
