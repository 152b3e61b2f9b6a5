import Foundation
import SecurityQuestions

/// One entry of the audit log for machines: their names of kinds and ids, times in UTC.
struct AuditLogRow: Encodable {
    let number: Int64
    let at: String
    let kind: String
    let actor: String
    let actorID: String?
    let actorName: String?
    let account: String?
    let accountID: String?
    let brand: String?
    let call: String?
    let address: String?
    let detail: String?
    let callerID: String?
    let client: String?
    let node: String?
    let nodeSequence: Int64?

    init(_ recorded: RecordedEvent, account found: Account?) {
        let event = recorded.event
        number = recorded.number
        at = Self.time(event.at)
        kind = event.kind.rawValue
        (actor, actorID, actorName) = Self.actor(event.actor)
        account = found?.number
        accountID = event.account?.description
        brand = event.brand
        call = event.call?.description
        address = event.address
        detail = event.detail
        callerID = event.caller?.description
        client = recorded.place?.client
        node = recorded.place?.node
        nodeSequence = recorded.place?.nodeSequence
    }

    /// To the millisecond (RFC 3339).
    private static func time(_ date: Date) -> String {
        let milliseconds = Int64((date.timeIntervalSince1970 * 1000).rounded())
        let second = Date(timeIntervalSince1970: Double(milliseconds / 1000)).formatted(.iso8601)
        return "\(second.dropLast()).\(String(milliseconds % 1000 + 1000).dropFirst())Z"
    }

    private static func actor(_ actor: AuditEvent.Actor) -> (String, String?, String?) {
        switch actor {
        case .member(let id, let name): ("member", id.description, name)
        case .agent(let id, let name): ("agent", id.description, name)
        case .system: ("system", nil, nil)
        case .host: ("host", nil, nil)
        case .visitor: ("visitor", nil, nil)
        case .erased: ("erased", nil, nil)
        }
    }

    static let names = [
        "number", "at", "kind", "actor", "actorID", "actorName", "account", "accountID", "brand", "call", "address",
        "detail", "callerID", "client", "node", "nodeSequence",
    ]

    /// In the order of ``names``.
    var values: [String] {
        [
            String(number), at, kind, actor, actorID ?? "", actorName ?? "", account ?? "", accountID ?? "",
            brand ?? "", call ?? "", address ?? "", detail ?? "",
            callerID ?? "", client ?? "", node ?? "", nodeSequence.map(String.init) ?? "",
        ]
    }
}
