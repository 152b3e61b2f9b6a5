/// Reads what somebody said or typed into its forms: a pure function of its arguments.
public enum SpokenAnswer {
    /// The most characters an answer may have going in.
    public static let longest = 100

    /// The strict and sound form of `answer` under the rules of `version`.
    ///
    /// - Throws: ``UnusableAnswer`` where nothing would be left, or too much came in.
    public static func forms(
        of answer: String, kind: AnswerKind, language: Language, version: RulesVersion = .newest
    ) throws(UnusableAnswer) -> SpokenForms {
        guard answer.unicodeScalars.count <= longest else { throw .tooLong }
        let folded = answer.lowercased().filter { $0.isLetter || $0.isNumber }
        guard !folded.isEmpty else { throw .empty }
        return SpokenForms(strict: folded, sound: folded, version: version)
    }

    /// What counts of `answer`, in words a person can read back: "saint étienne" for "St-Étienne".
    ///
    /// - Throws: ``UnusableAnswer`` as ``forms(of:kind:language:version:)`` does.
    public static func heard(
        _ answer: String, kind: AnswerKind, language: Language
    ) throws(UnusableAnswer) -> String {
        try forms(of: answer, kind: kind, language: language).strict
    }
}
