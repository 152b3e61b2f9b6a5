import Foundation
import SecurityQuestions

/// The proof that somebody gave the right password in this browser within the last five minutes; what is missing is the
/// second factor. It is worth nothing elsewhere, and nothing by itself.
struct LoginTicket {
    let step: PasswordStep
    /// What has been right so far, and so which step comes next: a ticket for one is worth nothing at another.
    private let proven: Proven
    private let browser: TokenHash
    private let place: String

    enum Proven: String {
        case password, all
    }

    private static let lifetime: TimeInterval = 5 * 60

    init(_ step: PasswordStep, _ proven: Proven = .password, visit: Visit) {
        self.step = step
        self.proven = proven
        browser = visit.browser.hash
        place = visit.place.name
    }

    /// Nil where it is not ours, another browser's or too old.
    init?(_ text: String, _ proven: Proven = .password, key: TicketKey, visit: Visit, at now: Date) {
        browser = visit.browser.hash
        place = visit.place.name
        self.proven = proven
        let seal = SealedWords(purpose: Self.purpose(browser, place, proven), key: key, lifetime: Self.lifetime)
        guard let words = seal.open(text, at: now), words.count == 3 else { return nil }
        step = PasswordStep(email: words[2], id: words[0], passwordMark: words[1])
    }

    func sealed(with key: TicketKey, at now: Date) throws -> String {
        let seal = SealedWords(purpose: Self.purpose(browser, place, proven), key: key, lifetime: Self.lifetime)
        return try seal.sealed([step.id, step.passwordMark, step.email], at: now)
    }

    private static func purpose(_ browser: TokenHash, _ place: String, _ proven: Proven) -> String {
        "log-in \(place) \(proven.rawValue) \(Base64URL.text(browser.bytes))"
    }
}
