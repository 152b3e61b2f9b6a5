import SecurityQuestions
import SpokenAnswers

extension Vault: AnswerKeeping {
    public func seal(_ answer: SecretText, at place: AnswerPlace) async throws -> SealedSecret {
        try await pool.run {
            let forms = try AnswerForms(answer, at: place)
            return try seal(forms.sound, at: SealPlace(place), tags: forms.tags)
        }
    }

    public func match(
        _ answer: SecretText, with secret: SealedSecret?, at place: AnswerPlace
    ) async throws -> AnswerMatch {
        await findKey(of: secret)
        return try await pool.run {
            let usable = try? AnswerForms(answer, at: place)
            let forms = usable ?? .nothing
            let equal = try matches(forms.sound, with: secret, at: SealPlace(place), tags: forms.tags)
            if usable == nil { return .none }
            return equal[1] ? .strict : equal[0] ? .sound : .none
        }
    }
}

/// The forms of an answer, as bytes that are overwritten after use.
private struct AnswerForms {
    let sound: SecretBytes
    let strict: SecretBytes

    static var nothing: AnswerForms { AnswerForms(sound: SecretBytes([]), strict: SecretBytes([])) }

    private init(sound: SecretBytes, strict: SecretBytes) {
        self.sound = sound
        self.strict = strict
    }

    /// Throws `UnusableAnswer`.
    init(_ answer: SecretText, at place: AnswerPlace) throws {
        let forms = try answer.reveal { answer in
            try SpokenAnswer.forms(of: answer, kind: place.kind, language: place.language, version: place.rules)
        }
        self.init(sound: SecretBytes(forms.sound.utf8), strict: SecretBytes(forms.strict.utf8))
    }

    /// In this order: the one of the sound form, the one of the strict form.
    func tags(_ base: SecretBytes) -> [SecretBytes] {
        [Tags.sound(base: base), Tags.strict(strict, base: base)]
    }
}
