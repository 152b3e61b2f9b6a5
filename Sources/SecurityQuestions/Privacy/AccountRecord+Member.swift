import Foundation

extension AccountRecord {
    public struct Member: Sendable, Encodable {
        public let id: String
        public let name: String
        public let email: String
        public let role: String
        public let language: String?
        /// Whether they may call Customer Care for the account.
        public let mayCall: Bool
        public let hasPassword: Bool
        /// Whom the brand's own provider of log-ins means by them.
        public let companyLogIn: CompanyLogIn?
        public let secondFactorSince: Date?
        /// Notices still go there until then.
        public let previousAddresses: [Address]
        /// A new address that waits to be confirmed.
        public let newAddress: Address?
        public let passwordLinkUntil: Date?
        /// Where notices with a "this was not me" link went, and until when each works.
        public let reportLinks: [Address]
        public let sessions: [Times]
        /// When each browser was last used to log in.
        public let browsersSeenAt: [Date]

        public init(
            id: String, name: String, email: String, role: String, language: String?, mayCall: Bool = true,
            hasPassword: Bool, companyLogIn: CompanyLogIn? = nil,
            secondFactorSince: Date?, previousAddresses: [Address], newAddress: Address?, passwordLinkUntil: Date?,
            reportLinks: [Address] = [], sessions: [Times], browsersSeenAt: [Date]
        ) {
            self.id = id
            self.name = name
            self.email = email
            self.role = role
            self.language = language
            self.mayCall = mayCall
            self.hasPassword = hasPassword
            self.companyLogIn = companyLogIn
            self.secondFactorSince = secondFactorSince
            self.previousAddresses = previousAddresses
            self.newAddress = newAddress
            self.passwordLinkUntil = passwordLinkUntil
            self.reportLinks = reportLinks
            self.sessions = sessions
            self.browsersSeenAt = browsersSeenAt
        }
    }

    public struct CompanyLogIn: Sendable, Encodable {
        public let issuer: String
        public let subject: String

        public init(issuer: String, subject: String) { (self.issuer, self.subject) = (issuer, subject) }
    }

    public struct Address: Sendable, Encodable {
        public let email: String
        public let until: Date

        public init(email: String, until: Date) {
            self.email = email
            self.until = until
        }
    }

    public struct Times: Sendable, Encodable {
        public let startedAt: Date
        public let seenAt: Date
        /// Which browser on which system.
        public let client: String?

        public init(startedAt: Date, seenAt: Date, client: String?) {
            self.client = client
            self.startedAt = startedAt
            self.seenAt = seenAt
        }
    }
}
