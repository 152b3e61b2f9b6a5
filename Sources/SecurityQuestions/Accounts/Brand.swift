import SpokenAnswers

/// A storefront on one installation. Brands are part of the configuration, not of the database.
public struct Brand: Sendable, Hashable, Identifiable {
    /// A short name that never changes: letters, digits and hyphens.
    public let id: String
    public let name: String
    /// One for each market; the first one is used in links where nothing else decides.
    public let hosts: [Host]
    public let look: Look
    public let policy: Policy
    /// IANA time zone in which the brand's customers read times.
    public let timeZone: String
    /// How the brand's customers write phone numbers.
    public let numbering: PhoneNumberingPlan
    /// Whom its mails come from; nil where no mail is sent.
    public let mail: MailSender?
    public let imprint: Imprint

    /// One market of a brand.
    public struct Host: Sendable, Hashable {
        /// The name in the address bar, without a port.
        public let name: String
        /// The language a visitor of this host meets first.
        public let language: Language
        /// The number of Customer Care as customers of this market dial it.
        public let carePhone: String

        public init(name: String, language: Language, carePhone: String) {
            self.name = name
            self.language = language
            self.carePhone = carePhone
        }
    }

    /// What the law wants people to be told (GDPR article 13, LCEN article 6): where the brand tells it.
    public struct Imprint: Sendable, Hashable {
        /// Address of a page; nil where the brand tells it elsewhere.
        public let privacyURL: String?
        public let legalURL: String?

        public init(privacyURL: String? = nil, legalURL: String? = nil) {
            self.privacyURL = privacyURL
            self.legalURL = legalURL
        }
    }

    /// The colours and the mark.
    public struct Look: Sendable, Hashable {
        /// CSS colour (`#rrggbb`) of buttons and links on white.
        public let accent: String
        /// The same on a dark page.
        public let accentOnDark: String
        /// A name of one of the built-in marks.
        public let mark: String
        /// The brand's own in its place.
        package var logo: Logo?

        public init(accent: String, accentOnDark: String, mark: String) {
            self.accent = accent
            self.accentOnDark = accentOnDark
            self.mark = mark
        }
    }

    /// What a brand may decide for itself. The guess budget is not among it.
    public struct Policy: Sendable, Hashable {
        /// Whether an answer that only sounds right verifies, or asks the caller to spell it.
        public let soundVerifies: Bool
        /// What a caller may ask for, and the proof it needs.
        public let scopes: [Scope]
        /// Whether for a day after a new question, password or address a support code is asked for instead of the answer.
        public let recentChangeNeedsCode: Bool
        /// Whether supervisors manage the brand's agents, beside its administrators.
        public let supervisorsManageAgents: Bool
        /// Whether an agent may have a link to a support code mailed during a call.
        public let mailsCodeLinks: Bool

        public init(
            soundVerifies: Bool = true, scopes: [Scope] = Scope.standard, recentChangeNeedsCode: Bool = false,
            supervisorsManageAgents: Bool = false, mailsCodeLinks: Bool = false
        ) {
            self.soundVerifies = soundVerifies
            self.scopes = scopes
            self.recentChangeNeedsCode = recentChangeNeedsCode
            self.supervisorsManageAgents = supervisorsManageAgents
            self.mailsCodeLinks = mailsCodeLinks
        }
    }

    public init(
        id: String, name: String, hosts: [Host], look: Look, policy: Policy, timeZone: String,
        numbering: PhoneNumberingPlan, mail: MailSender? = nil, imprint: Imprint = Imprint()
    ) {
        self.id = id
        self.name = name
        self.hosts = hosts
        self.look = look
        self.policy = policy
        self.timeZone = timeZone
        self.numbering = numbering
        self.mail = mail
        self.imprint = imprint
    }

    /// The one whose visitors meet `language` first, else the first one.
    public func host(for language: Language) -> Host? { hosts.first { $0.language == language } ?? hosts.first }
}
