/// Reads what somebody said or typed into its forms: a pure function of its arguments.
public enum SpokenAnswer {
    /// The most characters (Unicode scalars) an answer may have going in.
    public static let longest = 100

    /// The strict and sound form of `answer` under the rules of `version`.
    ///
    /// The strict form is small letters and digits without spaces ("saintetienne"), an ISO 8601 date ("1985-03-03",
    /// "--03-03" without a year), a number in digits, or a phone number in E.164. The sound form is capital letters,
    /// one a sound, or the strict form where no looser one is safe. A version that this build does not know is read
    /// under the newest; the forms say which.
    ///
    /// - Throws: ``UnusableAnswer`` where nothing would be left, or too much came in.
    public static func forms(
        of answer: String, kind: AnswerKind, language: Language, version: RulesVersion = .newest
    ) throws(UnusableAnswer) -> SpokenForms {
        try RulesEditions.shipped.forms(of: answer, kind: kind, language: language, version: version)
    }

    /// What counts of `answer`, in words a person can read back: "saint étienne" for "St-Étienne".
    ///
    /// - Throws: ``UnusableAnswer`` as ``forms(of:kind:language:version:)`` does.
    public static func heard(
        _ answer: String, kind: AnswerKind, language: Language
    ) throws(UnusableAnswer) -> String {
        try RulesEditions.shipped.heard(answer, kind: kind, language: language, version: .newest)
    }
}
