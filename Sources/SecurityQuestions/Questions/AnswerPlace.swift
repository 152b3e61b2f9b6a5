import SpokenAnswers

/// Where an answer belongs. The seal is bound to all of it: moved anywhere else, it does not open.
public struct AnswerPlace: Sendable, Hashable {
    public let account: ID<Account>
    public let rules: RulesVersion
    public let language: Language
    public let kind: AnswerKind

    public init(account: ID<Account>, rules: RulesVersion, language: Language, kind: AnswerKind) {
        self.account = account
        self.rules = rules
        self.language = language
        self.kind = kind
    }

    /// Where a new answer to `question` belongs.
    public init(_ question: SecurityQuestion, of account: ID<Account>, language: Language) {
        self.init(account: account, rules: .newest, language: language, kind: question.kind)
    }

    /// The same place under other rules.
    public func under(_ rules: RulesVersion) -> AnswerPlace {
        AnswerPlace(account: account, rules: rules, language: language, kind: kind)
    }
}
