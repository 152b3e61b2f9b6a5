import Foundation
import SpokenAnswers

/// A mail that waits to be sent, or was. It holds facts, no words: it is written when it is sent, in the reader's
/// language and the brand's name. It never holds a question, an answer, a code or a new address.
public struct Message: Sendable {
    /// Also the `Message-ID` (RFC 5322 §3.6.4): sent a second time after a crash, it is the same message.
    public let id: ID<Message>
    public let kind: Kind
    public let brand: Brand.ID
    /// The company of the account it is about.
    public let company: String
    public let to: EmailAddress
    /// It is not the member's address any more.
    public let isFormerAddress: Bool
    /// The member it is written to.
    public let name: String
    public let language: Language
    /// When it happened.
    public let happenedAt: Date
    /// The member who did it, by the name they had then; nil where it was nobody of the account.
    public let by: String?
    /// Whom it concerns, where it is about people of the account; of a new browser which, of an address both, masked.
    package let about: PersonConcerned?
    /// What of the account was changed, where it tells of that.
    package private(set) var fields: [AccountChange.Field] = []
    /// The key of the key ring that the token of its link is made with; nil where it has none.
    public let keyID: String?
    /// It is not worth sending any more.
    public let expiresAt: Date
    public let state: State
    /// Of a notice that is due: how many equal ones it speaks for, and went before.
    package let equals: NoticePacing
    /// Of a mail to somebody of the care desk: the name of the agent whom it is about; its company is empty.
    package private(set) var aboutAgent: String?
    /// What the one-time link of a notice would do, so far as is known when it is sent; nil where it bears none.
    package private(set) var reach: NotMeLink.Reach?

    public enum Kind: String, Sendable, CaseIterable {
        case questionChanged, passwordChanged, emailChangeAsked, emailChanged, newBrowser
        case questionLocked, answerDead, questionUnlocked, callVerified, phoneStopped
        case secondFactorOn, secondFactorOff, recoveryCodeUsed, memberJoined, memberChanged, memberRemoved
        /// To whoever was removed.
        case accessEnded
        case impostorReported
        /// Company, phones, language or an owner's name, by the carrier.
        case accountChanged
        case invitation, memberAdded, passwordReset, emailConfirmation
        /// To whoever is said to be calling: a link to a support code.
        case codeLink
        /// To an agent: a link to choose a password by.
        case agentPassword
        case agentAdded, agentEnabled, agentDisabled, agentChanged, agentSessionsEnded, agentFactorReset, agentLinkSent
        case agentPasswordChanged
        /// To whoever supervises a brand: a webhook of one of its programs, which is named, is paused.
        case agentWebhookPaused

        /// A notice that bears no one-time link: whoever reads of a report, or is a member no more, has nothing to report.
        package var isReportable: Bool { isNotice && self != .phoneStopped && self != .accessEnded }

        /// Tells of something that happened; the others carry a link that somebody asked for.
        public var isNotice: Bool {
            switch self {
            case .invitation, .memberAdded, .passwordReset, .emailConfirmation, .codeLink, .agentPassword: false
            default: true
            }
        }
    }

    public enum State: Sendable, Hashable {
        /// `tries` were in vain; `reply` is what the server said last.
        case waiting(until: Date, tries: Int, reply: String?)
        case sent(at: Date)
        /// Given up: refused for good, or too old.
        case failed(at: Date, reply: String?)
    }

    public init(
        id: ID<Message>, kind: Kind, brand: Brand.ID, company: String, to: EmailAddress,
        isFormerAddress: Bool = false, name: String,
        language: Language, happenedAt: Date, by: String?, keyID: String?, expiresAt: Date, state: State
    ) {
        self.init(
            id: id, kind: kind, brand: brand, company: company, to: to, isFormerAddress: isFormerAddress, name: name,
            language: language, happenedAt: happenedAt, by: by, keyID: keyID, expiresAt: expiresAt, state: state,
            equals: .none)
    }

    package init(
        id: ID<Message>, kind: Kind, brand: Brand.ID, company: String, to: EmailAddress, isFormerAddress: Bool,
        name: String, language: Language, happenedAt: Date, by: String?, keyID: String?, expiresAt: Date, state: State,
        equals: NoticePacing, about: PersonConcerned? = nil
    ) {
        self.id = id
        self.kind = kind
        self.brand = brand
        self.company = company
        self.to = to
        self.isFormerAddress = isFormerAddress
        self.name = name
        self.language = language
        self.happenedAt = happenedAt
        self.by = by
        self.about = about
        self.keyID = keyID
        self.expiresAt = expiresAt
        self.state = state
        self.equals = equals
    }

    package func about(agent name: String?) -> Message {
        var message = self
        message.aboutAgent = name
        return message
    }

    package func reaching(_ reach: NotMeLink.Reach?) -> Message {
        var message = self
        message.reach = reach
        return message
    }

    package func telling(of fields: [AccountChange.Field]) -> Message {
        var message = self
        message.fields = fields
        return message
    }

    /// A notice is tried for so long (RFC 5321 §4.5.4.1 asks for four to five days).
    public static let noticeLifetime: TimeInterval = 5 * 24 * 3600
}
