import SpokenAnswers

/// An answer as the rules for spoken answers have read it at its place: what is hashed and compared. Read once, and as
/// hard to see as the answer itself.
public struct AnswerForms: Sendable {
    public let place: AnswerPlace
    public let strict: SecretText
    public let sound: SecretText
    /// False where nothing is left of the answer: it is then compared with nothing, for as long.
    public let isUsable: Bool

    /// Throws `UnusableAnswer`.
    public init(_ answer: SecretText, at place: AnswerPlace) throws {
        let forms = try answer.reveal {
            try SpokenAnswer.forms(of: $0, kind: place.kind, language: place.language, version: place.rules)
        }
        self.init(forms, at: place)
    }

    init(_ forms: SpokenForms, at place: AnswerPlace) {
        self.init(place: place, strict: forms.strict, sound: forms.sound, isUsable: true)
    }

    /// Of an answer of which nothing is left.
    public static func nothing(at place: AnswerPlace) -> AnswerForms {
        AnswerForms(place: place, strict: "", sound: "", isUsable: false)
    }

    private init(place: AnswerPlace, strict: String, sound: String, isUsable: Bool) {
        self.place = place
        self.strict = SecretText(strict)
        self.sound = SecretText(sound)
        self.isUsable = isUsable
    }
}
