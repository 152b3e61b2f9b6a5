import Foundation

/// What is held about an account and its people, as they may have it (GDPR, articles 15 and 20). Never a secret: no answer,
/// password, code or token, sealed or hashed.
public struct AccountRecord: Sendable, Encodable {
    public let id: String
    public let brand: String
    public let number: String
    public let company: String
    public let language: String
    public let status: String
    public let closedAt: Date?
    public let phones: [String]
    public let recentChange: Change?
    public let invitation: Invitation?
    public let questions: [Question]
    public let supportCodeMadeAt: Date?
    /// When a link to one was mailed last.
    public let codeLinkMailedAt: Date?
    /// The latest that somebody of the account has announced.
    public let announcedCall: AnnouncedCall?
    /// When supervisors have lifted a lock of the question, within the last week.
    public let locksLiftedAt: [Date]
    public let members: [Member]

    public struct AnnouncedCall: Sendable, Encodable {
        public let at: Date
        public let otherCallAt: Date?
        /// Whether the caller knew the two words.
        public let wordsKnown: Bool?

        public init(at: Date, otherCallAt: Date?, wordsKnown: Bool?) {
            self.at = at
            self.otherCallAt = otherCallAt
            self.wordsKnown = wordsKnown
        }
    }

    public struct Change: Sendable, Encodable {
        public let what: String
        public let at: Date

        public init(what: String, at: Date) {
            self.what = what
            self.at = at
        }
    }

    public struct Invitation: Sendable, Encodable {
        public let expiresAt: Date
        public let confirmedAt: Date?
        public let passwordChosenAt: Date?
        public let completedAt: Date?

        public init(expiresAt: Date, confirmedAt: Date?, passwordChosenAt: Date?, completedAt: Date?) {
            self.expiresAt = expiresAt
            self.confirmedAt = confirmedAt
            self.passwordChosenAt = passwordChosenAt
            self.completedAt = completedAt
        }
    }

    public struct Question: Sendable, Encodable {
        public let id: String
        public let text: String
        public let language: String
        public let setAt: Date
        public let setBy: String
        public let wrongInAll: Int
        public let lockedUntil: Date?
        public let isStopped: Bool

        public init(
            id: String, text: String, language: String, setAt: Date, setBy: String, wrongInAll: Int,
            lockedUntil: Date?, isStopped: Bool
        ) {
            self.id = id
            self.text = text
            self.language = language
            self.setAt = setAt
            self.setBy = setBy
            self.wrongInAll = wrongInAll
            self.lockedUntil = lockedUntil
            self.isStopped = isStopped
        }
    }

    public init(
        id: String, brand: String, number: String, company: String, language: String, status: String, closedAt: Date?,
        phones: [String], recentChange: Change?, invitation: Invitation?, questions: [Question],
        supportCodeMadeAt: Date?, codeLinkMailedAt: Date?, announcedCall: AnnouncedCall?, locksLiftedAt: [Date],
        members: [Member]
    ) {
        self.id = id
        self.brand = brand
        self.number = number
        self.company = company
        self.language = language
        self.status = status
        self.closedAt = closedAt
        self.phones = phones
        self.recentChange = recentChange
        self.invitation = invitation
        self.questions = questions
        self.supportCodeMadeAt = supportCodeMadeAt
        self.codeLinkMailedAt = codeLinkMailedAt
        self.announcedCall = announcedCall
        self.locksLiftedAt = locksLiftedAt
        self.members = members
    }
}
