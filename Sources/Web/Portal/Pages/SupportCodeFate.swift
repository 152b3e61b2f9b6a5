import Foundation
import Phrasebook
import SecurityQuestions

/// What became of the latest code, as long as anybody may wonder: for an hour after its time.
struct SupportCodeFate {
    private let code: SupportCode
    private let state: SupportCode.State

    private static let remembered: TimeInterval = 3600

    init?(_ code: SupportCode, at now: Date) {
        guard now < code.expiresAt.addingTimeInterval(Self.remembered) else { return nil }
        self.code = code
        state = code.state(at: now)
    }

    func words(_ text: Text) -> String {
        switch state {
        case .waiting: text(SupportCodeWords.waiting(until: text.time(code.expiresAt)))
        case .used: text(SupportCodeWords.used(at: text.time(code.usedAt ?? code.expiresAt)))
        case .dead: text(SupportCodeWords.dead)
        case .expired: text(SupportCodeWords.expired(at: text.time(code.expiresAt)))
        }
    }
}
