import Foundation

/// Something that happened, as programs hear of it: an event of CloudEvents 1.0, made of an entry of the audit log. It tells ids, the
/// brand and the result; never an answer, a question, a name, a number or an address.
///
/// The entry is in the transaction of the change, so an event is neither lost nor told of what did not happen; made of what never
/// changes, it has the same bytes whenever it is told. What is erased in the log is not told any more.
package struct MachineEvent: Sendable, Encodable {
    /// Of the entry: the order of events is the log's.
    package let place: Int64
    /// The same however often it is told; made of the entry's hash, so it tells nothing.
    package let id: String
    package let kind: Kind
    package let at: Date
    package let brand: Brand.ID
    /// Nil where it is about no account.
    package let account: ID<Account>?
    private let data: [String: String]

    /// A word never changes its meaning; there may be more of them.
    package enum Kind: String, Sendable, CaseIterable {
        case callOpened = "call.opened"
        case callVerified = "call.verified"
        /// Something was said that did not match.
        case callFailed = "call.failed"
        case callEnded = "call.ended"
        case callReopened = "call.reopened"
        case questionSet = "question.set"
        case questionChanged = "question.changed"
        case questionLocked = "question.locked"
        case questionUnlocked = "question.unlocked"
        case questionDead = "question.dead"
        case codeMade = "code.made"
        case grantUsed = "grant.used"
        case grantRevoked = "grant.revoked"
        case accountAdded = "account.added"
        case accountInvited = "account.invited"
        case accountActivated = "account.activated"
        case accountChanged = "account.changed"
        case accountClosed = "account.closed"
        case accountReopened = "account.reopened"
        case accountReportedNotMe = "account.reported_not_me"
        case accountChecksResumed = "account.checks_resumed"
        case memberAdded = "member.added"
        case memberChanged = "member.changed"
        case memberRemoved = "member.removed"
        case agentPaused = "agent.paused"
        case brandStopped = "brand.stopped"
        case brandResumed = "brand.resumed"
        case clientPaused = "client.paused"

        /// Nil for what programs do not hear of.
        package init?(_ kind: AuditEvent.Kind) {
            switch kind {
            case .callOpened: self = .callOpened
            case .answerVerified, .codeVerified: self = .callVerified
            case .answerWrong, .codeWrong: self = .callFailed
            case .callEnded: self = .callEnded
            case .callReopened: self = .callReopened
            case .questionChosen: self = .questionSet
            case .questionChanged: self = .questionChanged
            case .questionLocked: self = .questionLocked
            case .questionUnlocked: self = .questionUnlocked
            case .answerDead: self = .questionDead
            case .codeMade: self = .codeMade
            case .grantUsed: self = .grantUsed
            case .grantRevoked: self = .grantRevoked
            case .accountImported: self = .accountAdded
            case .accountInvited: self = .accountInvited
            case .accountActivated: self = .accountActivated
            case .accountChanged, .pendingAccountChanged: self = .accountChanged
            case .accountClosed: self = .accountClosed
            case .accountReopened: self = .accountReopened
            case .reportedNotMe: self = .accountReportedNotMe
            case .checksResumed: self = .accountChecksResumed
            case .memberAdded, .invitationAccepted: self = .memberAdded
            case .memberRoleChanged, .memberMayCallChanged, .emailChanged: self = .memberChanged
            case .memberRemoved, .memberLeft: self = .memberRemoved
            case .agentPaused: self = .agentPaused
            case .brandStopped: self = .brandStopped
            case .brandResumed: self = .brandResumed
            case .clientPaused: self = .clientPaused
            default: return nil
            }
        }

        /// The entries that events are made of.
        package static let sources = AuditEvent.Kind.allCases.filter { Kind($0) != nil }
    }

    /// Events are told for so long.
    package static let lifetime: TimeInterval = 30 * 24 * 3600

    /// Nil where programs hear of nothing: another kind, no brand, erased, or a right answer that verified nothing.
    package init?(_ entry: AuditEntry) {
        guard let source = AuditEvent.Kind(rawValue: entry.kind), let kind = Kind(source),
            let brand = entry.place?.brand, let what = entry.what.held,
            !(kind == .callVerified && entry.detail == AuditEvent.callClosed)
        else { return nil }
        place = entry.number
        // Half of SHA-256 tells entries apart.
        id = entry.hash.prefix(16).map { String(format: "%02x", $0) }.joined()
        (self.kind, self.brand) = (kind, brand)
        at = Date(timeIntervalSince1970: Double(entry.at) / 1000)
        account = what.first.flatMap(\.self).flatMap(ID<Account>.init)
        var data = ["brand": brand]
        data["account"] = account?.description
        data["call"] = what.count > 1 ? what[1] : nil
        data["client"] = entry.place?.client
        if entry.actor == "agent" { data["agent"] = entry.who.held?.first.flatMap(\.self) }
        data.merge(Self.result(of: source, entry.detail)) { $1 }
        self.data = data
    }

    private static func result(of kind: AuditEvent.Kind, _ detail: String?) -> [String: String] {
        switch kind {
        case .answerVerified: ["result": "match", "acr": "urn:countersign:acr:answer"]
        case .codeVerified: ["result": "match", "acr": "urn:countersign:acr:code"]
        case .answerWrong: ["result": "no_match", "proof": "answer"]
        case .codeWrong: ["result": "no_match", "proof": "code"]
        case .grantUsed, .grantRevoked: detail.flatMap(ID<Grant>.init).map { ["grant": $0.description] } ?? [:]
        case .callEnded:
            detail.flatMap(Call.Outcome.init).map {
                ["outcome": $0 == .couldNotAnswer ? "could_not_answer" : $0.rawValue]
            } ?? [:]
        default: [:]
        }
    }

    private enum Name: String, CodingKey {
        case specversion, id, source, type, time, subject, datacontenttype, data
    }

    /// https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md
    package func encode(to encoder: any Encoder) throws {
        var event = encoder.container(keyedBy: Name.self)
        try event.encode("1.0", forKey: .specversion)
        try event.encode(id, forKey: .id)
        try event.encode(Self.source(brand), forKey: .source)
        try event.encode(kind.rawValue, forKey: .type)
        try event.encode(at, forKey: .time)
        try event.encodeIfPresent(account?.description, forKey: .subject)
        try event.encode("application/json", forKey: .datacontenttype)
        try event.encode(data, forKey: .data)
    }

    static func source(_ brand: Brand.ID) -> String { "urn:countersign:brand:\(brand)" }
}

/// A delivery that somebody asked for, to see whether a receiver is set up: it tells of nothing that happened.
package struct TestEvent: Sendable, Encodable {
    package let id: String
    private let specversion = "1.0"
    private let source: String
    private let type = "webhook.test"
    private let time: Date
    private let datacontenttype = "application/json"
    private let data: [String: String]

    package init(_ delivery: WebhookDelivery, to webhook: Webhook) {
        id = delivery.id.description
        source = MachineEvent.source(webhook.brand)
        time = delivery.madeAt
        data = ["brand": webhook.brand, "webhook": webhook.id.description]
    }
}
