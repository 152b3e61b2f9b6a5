import Foundation
import SpokenAnswers

/// The question an account has chosen and what is kept of its answer.
public struct SealedAnswer: Sendable {
    /// Comes with the form, so that a double click sets one answer.
    public let id: ID<SealedAnswer>
    public let place: AnswerPlace
    public let questionID: SecurityQuestion.ID
    public let secret: SealedSecret
    public let setAt: Date
    /// The member who set it, by the name they had then.
    public let setBy: String

    public init(
        id: ID<SealedAnswer>, place: AnswerPlace, questionID: SecurityQuestion.ID, secret: SealedSecret, setAt: Date,
        setBy: String
    ) {
        self.id = id
        self.place = place
        self.questionID = questionID
        self.secret = secret
        self.setAt = setAt
        self.setBy = setBy
    }
}

/// Where an answer belongs. The seal is bound to all of it: moved anywhere else, it does not open.
public struct AnswerPlace: Sendable, Hashable {
    public let account: ID<Account>
    /// 0 for the first question of an account.
    public let slot: Int
    public let rules: RulesVersion
    public let language: Language
    public let kind: AnswerKind

    public init(account: ID<Account>, slot: Int, rules: RulesVersion, language: Language, kind: AnswerKind) {
        self.account = account
        self.slot = slot
        self.rules = rules
        self.language = language
        self.kind = kind
    }

    /// Where a new answer to `question` belongs.
    public init(_ question: SecurityQuestion, of account: ID<Account>, slot: Int = 0, language: Language) {
        self.init(account: account, slot: slot, rules: .newest, language: language, kind: question.kind)
    }

    /// The same place under other rules.
    public func under(_ rules: RulesVersion) -> AnswerPlace {
        AnswerPlace(account: account, slot: slot, rules: rules, language: language, kind: kind)
    }
}
