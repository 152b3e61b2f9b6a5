import SecurityQuestions
import SpokenAnswers

extension Vault: AnswerSealer {
    package func seal(_ answer: AnswerForms) async throws -> SealedSecret {
        guard answer.isUsable else { throw UnusableAnswer.empty }
        return try await pool.run {
            let forms = SecretForms(answer)
            return try seal(forms.sound, at: SealPlace(answer.place), tags: forms.tags)
        }
    }

    package func match(_ answer: AnswerForms, with secret: SealedSecret?) async throws -> AnswerMatch {
        await findKey(of: secret)
        return try await pool.run {
            let forms = SecretForms(answer)
            let equal = try matches(forms.sound, with: secret, at: SealPlace(answer.place), tags: forms.tags)
            guard answer.isUsable else { return .none }
            return equal[1] ? .strict : equal[0] ? .sound : .none
        }
    }
}

/// The forms of an answer, as bytes that are overwritten after use.
private struct SecretForms {
    let sound: SecretBytes
    let strict: SecretBytes

    init(_ answer: AnswerForms) {
        sound = answer.sound.reveal { SecretBytes($0.utf8) }
        strict = answer.strict.reveal { SecretBytes($0.utf8) }
    }

    /// In this order: the one of the sound form, the one of the strict form.
    func tags(_ base: SecretBytes) -> [SecretBytes] {
        [Tags.sound(base: base), Tags.strict(strict, base: base)]
    }
}
