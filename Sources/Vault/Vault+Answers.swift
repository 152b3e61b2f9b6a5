import SecurityQuestions
import SpokenAnswers

extension Vault: AnswerSealer {
    package func seal(_ answer: AnswerForms) async throws -> SealedSecret {
        guard answer.isUsable else { throw UnusableAnswer.empty }
        return try await pool.run {
            try seal(SecretBytes(answer.sound), at: SealPlace(answer.place), tags: answer.tags)
        }
    }

    package func match(_ answer: AnswerForms, with secret: SealedSecret?) async throws -> AnswerMatch {
        try await hashing(with: secret) { key in
            let equal = try matches(
                SecretBytes(answer.sound), with: secret, under: key, at: SealPlace(answer.place), tags: answer.tags)
            guard answer.isUsable else { return .none }
            return equal[1] ? .strict : equal[0] ? .sound : .none
        }
    }
}

extension AnswerForms {
    /// In this order: the one of the sound form, which `base` is made of, the one of the strict form.
    fileprivate func tags(_ base: SecretBytes) -> [SecretBytes] {
        [Tags.sound(base: base), Tags.strict(SecretBytes(strict), base: base)]
    }
}

extension SecretBytes {
    fileprivate convenience init(_ text: SecretText) { self.init(text.reveal { Array($0.utf8) }) }
}
