import SecurityQuestions
import SpokenAnswers

/// A browser, and who has logged in with it.
struct Visitor: Sendable {
    let browser: SecretToken
    let who: Visit.Who
    let needsSecondFactor: Bool
    /// The language chosen in this browser, logged in or not.
    let chosenLanguage: Language?
}
