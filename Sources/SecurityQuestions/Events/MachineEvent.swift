import Foundation

/// Something that happened, as programs hear of it: an event of CloudEvents 1.0, made of an entry of the audit log. It tells ids, the
/// brand and the result; never an answer, a question, a name, a number or an address.
///
/// The entry is in the transaction of the change, so an event is neither lost nor told of what did not happen; made of what never
/// changes, it has the same bytes whenever it is told. What is erased in the log is not told any more. One entry can be several events.
package struct MachineEvent: Sendable, Encodable {
    /// Of the entry: the order of events is the log's.
    package let place: Int64
    /// Which of the entry's: it never changes, for deliveries name an event by it.
    package let part: Int
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
        case codeUsed = "code.used"
        case grantIssued = "grant.issued"
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
        /// A verification has found that the log is not as it was recorded.
        case auditFault = "audit.fault"
        case brandStopped = "brand.stopped"
        case brandResumed = "brand.resumed"
        case clientPaused = "client.paused"

        /// What an entry is told as; none for what programs do not hear of. More are added behind these only.
        static func all(of kind: AuditEvent.Kind) -> [Kind] {
            switch kind {
            case .callOpened: [.callOpened]
            case .answerVerified: [.callVerified, .grantIssued]
            case .codeVerified: [.callVerified, .grantIssued, .codeUsed]
            case .answerWrong, .codeWrong: [.callFailed]
            case .callEnded: [.callEnded]
            case .callReopened: [.callReopened]
            case .questionChosen: [.questionSet]
            case .questionChanged: [.questionChanged]
            case .questionLocked: [.questionLocked]
            case .questionUnlocked: [.questionUnlocked]
            case .answerDead: [.questionDead]
            case .codeMade: [.codeMade]
            case .grantUsed: [.grantUsed]
            case .grantRevoked: [.grantRevoked]
            case .accountImported: [.accountAdded]
            case .accountInvited: [.accountInvited]
            case .accountActivated: [.accountActivated]
            case .accountChanged, .pendingAccountChanged: [.accountChanged]
            case .accountClosed: [.accountClosed]
            case .accountReopened: [.accountReopened]
            case .reportedNotMe: [.accountReportedNotMe]
            case .checksResumed: [.accountChecksResumed]
            case .memberAdded, .invitationAccepted: [.memberAdded]
            case .memberRoleChanged, .memberMayCallChanged, .emailChanged: [.memberChanged]
            case .memberRemoved, .memberLeft: [.memberRemoved]
            case .agentPaused: [.agentPaused]
            case .auditVerified: [.auditFault]
            case .brandStopped: [.brandStopped]
            case .brandResumed: [.brandResumed]
            case .clientPaused: [.clientPaused]
            default: []
            }
        }

        /// The entries that events are made of.
        package static let sources = AuditEvent.Kind.allCases.filter { !all(of: $0).isEmpty }

        /// Those of the whole installation, which every brand hears of.
        package static let sourcesOfAll: [AuditEvent.Kind] = [.auditVerified]
    }

    /// Events are told for so long.
    package static let lifetime: TimeInterval = 30 * 24 * 3600

    /// As `brand` hears of an entry. None where programs hear of nothing: of another kind, of another brand or none, or erased.
    package static func all(of entry: AuditEntry, for brand: Brand.ID) -> [MachineEvent] {
        guard let source = AuditEvent.Kind(rawValue: entry.kind) else { return [] }
        guard entry.place?.brand == brand || entry.place?.brand == nil && Kind.sourcesOfAll.contains(source) else {
            return []
        }
        return Kind.all(of: source).enumerated().compactMap { MachineEvent(entry, source, $1, part: $0, brand) }
    }

    private init?(_ entry: AuditEntry, _ source: AuditEvent.Kind, _ kind: Kind, part: Int, _ brand: Brand.ID) {
        guard let what = entry.what.held, Self.happened(kind, in: entry) else { return nil }
        (place, self.part) = (entry.number, part)
        // Half of SHA-256 tells entries apart.
        let hash = entry.hash.prefix(16).map { String(format: "%02x", $0) }.joined()
        id = part == 0 ? hash : "\(hash)-\(part)"
        (self.kind, self.brand) = (kind, brand)
        at = Date(timeIntervalSince1970: Double(entry.at) / 1000)
        account = what.first.flatMap(\.self).flatMap(ID<Account>.init)
        var data = ["brand": brand]
        data["account"] = account?.description
        data["call"] = entry.call
        data["client"] = entry.place?.client
        if entry.actor == "agent" { data["agent"] = entry.who.held?.first.flatMap(\.self) }
        data.merge(Self.result(of: source, entry.detail, as: kind)) { $1 }
        self.data = data
    }

    /// A right answer or code that came when the call had ended verifies nothing, though the code is used up; one that was keyed into a
    /// telephone menu is of no call, and grants are of calls.
    private static func happened(_ kind: Kind, in entry: AuditEntry) -> Bool {
        switch kind {
        case .callVerified: entry.detail != AuditEvent.callClosed
        case .grantIssued: entry.detail != AuditEvent.callClosed && entry.call != nil
        case .auditFault: entry.detail.flatMap(AuditOutcome.init(detail:))?.isFault ?? false
        default: true
        }
    }

    private static func result(of source: AuditEvent.Kind, _ detail: String?, as kind: Kind) -> [String: String] {
        let acr = source == .codeVerified ? "urn:countersign:acr:code" : "urn:countersign:acr:answer"
        return switch kind {
        case .callOpened: detail.map { ["external_id": $0] } ?? [:]
        case .callVerified: ["result": "match", "acr": acr]
        case .grantIssued: ["acr": acr]
        case .callFailed: ["result": "no_match", "proof": source == .codeWrong ? "code" : "answer"]
        case .grantUsed, .grantRevoked:
            detail.flatMap(ID<Grant>.init).map { ["grant": $0.description] } ?? [:]
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

extension AuditEntry {
    /// The id; nil where it is of none, or was erased.
    fileprivate var call: String? { what.held.flatMap { $0.count > 1 ? $0[1] : nil } }
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
