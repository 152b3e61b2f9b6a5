import Foundation

extension AccountRecord {
    public struct Call: Sendable, Encodable {
        public let id: String
        public let openedAt: Date
        public let verifiedAt: Date?
        public let verifiedBy: String?
        public let outcome: String?
        public let closedAt: Date?
        /// Who was said to be calling; the entries of the log have the name.
        public let caller: String?
        /// The program that opened it for the agent, and what it said of it.
        public let client: String?
        public let externalID: String?
        public let language: String?
        public let from: From?
        public let attempts: [Attempt]
        /// What programs know the verified call by, and what became of it.
        public let grant: Grant?

        public struct Grant: Sendable, Encodable {
            public let id: String
            public let usedAt: Date?
            /// The client.
            public let usedBy: String?
            public let revokedAt: Date?

            public init(id: String, usedAt: Date?, usedBy: String?, revokedAt: Date?) {
                (self.id, self.usedAt, self.usedBy, self.revokedAt) = (id, usedAt, usedBy, revokedAt)
            }
        }

        /// The number that it came from.
        public struct From: Sendable, Encodable {
            public let number: String
            public let verstat: String?
            public let attest: String?

            package init(_ from: CallingNumber) {
                (number, verstat, attest) = (from.number.e164, from.verification?.rawValue, from.attestation?.rawValue)
            }
        }

        public init(
            id: String, openedAt: Date, verifiedAt: Date?, verifiedBy: String?, outcome: String?, closedAt: Date?,
            caller: String?, client: String? = nil, externalID: String? = nil, language: String? = nil,
            from: From? = nil, attempts: [Attempt], grant: Grant?
        ) {
            (self.client, self.externalID, self.language, self.from) = (client, externalID, language, from)
            self.grant = grant
            self.id = id
            self.openedAt = openedAt
            self.verifiedAt = verifiedAt
            self.verifiedBy = verifiedBy
            self.outcome = outcome
            self.closedAt = closedAt
            self.caller = caller
            self.attempts = attempts
        }
    }

    public struct Attempt: Sendable, Encodable {
        public let at: Date
        public let proof: String
        /// Nil: being checked, or never finished.
        public let result: String?

        public init(at: Date, proof: String, result: String?) {
            self.at = at
            self.proof = proof
            self.result = result
        }
    }

    public struct Mail: Sendable, Encodable {
        public let id: String
        public let kind: String
        public let to: String
        public let happenedAt: Date
        public let by: String?
        /// Whom it tells of, where it is about people of the account, and what of them.
        public let about: String?
        /// Whom it is written to, where they have left the account since.
        public let reader: String?
        public let state: String
        public let at: Date

        public init(
            id: String, kind: String, to: String, happenedAt: Date, by: String?, about: String?, reader: String?,
            state: String, at: Date
        ) {
            self.id = id
            self.kind = kind
            self.to = to
            self.happenedAt = happenedAt
            self.by = by
            self.about = about
            self.reader = reader
            self.state = state
            self.at = at
        }
    }

    static let somebodyElse = "Somebody else of the account"

    /// An entry of the audit log. Who works for the carrier is named by that alone.
    public struct Entry: Sendable, Encodable {
        public let number: Int64
        public let at: Date
        public let kind: String
        public let by: String
        /// The network address, where it is not that of the carrier's own people.
        public let address: String?
        public let detail: String?

        /// - Parameter reader: of the account's people the one whose copy it is; who else of them did something is not theirs to have
        ///   (GDPR, article 15(4)). Nil: the account's.
        package init(_ recorded: RecordedEvent, for reader: SecurityQuestions.Member? = nil) {
            number = recorded.number
            at = recorded.event.at
            kind = recorded.event.kind.rawValue
            detail = reader.map { recorded.event.detail(for: $0) } ?? recorded.event.detail
            switch recorded.event.actor {
            case .member(let id, _) where reader != nil && reader?.id != id:
                (by, address) = (AccountRecord.somebodyElse, nil)
            case .member(_, let name): (by, address) = (name, recorded.event.address)
            case .visitor: (by, address) = ("Somebody who had not logged in", recorded.event.address)
            case .agent: (by, address) = ("Customer Care", nil)
            case .system, .host: (by, address) = ("The server or its operator", nil)
            case .erased: (by, address) = ("Erased", nil)
            }
        }
    }
}
