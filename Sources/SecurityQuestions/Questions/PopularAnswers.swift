import SpokenAnswers

/// The answers that many people give, by question and language, compared in sound form.
public enum PopularAnswers {
    /// Whether too many people would give this answer to `question`.
    public static func contains(_ forms: SpokenForms, question: SecurityQuestion, language: Language) -> Bool {
        false
    }
}
