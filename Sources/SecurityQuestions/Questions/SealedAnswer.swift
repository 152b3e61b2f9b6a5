import Foundation

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
