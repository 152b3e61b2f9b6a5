import Foundation
import SecurityQuestions
import Vault

/// A key as the command line tells it.
struct KeyReport: Encodable, Sendable {
    let id: String
    let madeAt: Date
    /// The newest seals, the others open.
    let seals: Bool
    /// Since when the server seals with it; nil where it has not begun, or where another has taken its place.
    let sealsSince: Date?
    /// One of the ring does; the newest a day after it was made.
    let signsGrants: Bool
    /// What is kept under it, by place.
    let records: [String: Int]

    /// All keys of the ring, oldest first.
    ///
    /// - Parameter grants: the key that signs grants now.
    static func all(_ ring: KeyRing, known: [KnownKey], grants: String?) -> [KeyReport] {
        let known = Dictionary(known.map { ($0.id, $0) }) { first, _ in first }
        return ring.keys.map { key in
            let uses = known[key.id]?.uses ?? [:]
            return KeyReport(
                id: key.id, madeAt: key.createdAt, seals: key.id == ring.newest.id,
                sealsSince: key.id == ring.newest.id ? known[key.id]?.sealingSince : nil,
                signsGrants: key.id == grants,
                records: Dictionary(KeyPlace.allCases.map { ($0.rawValue, uses[$0] ?? 0) }) { first, _ in first })
        }
    }

    var text: String {
        let state =
            switch (seals, sealsSince) {
            case (true, let since?): "seals since \(since.formatted(.iso8601)), and opens"
            case (true, nil): "seals as soon as a server has taken it, and opens"
            case (false, _): "opens"
            }
        let uses = KeyPlace.allCases.compactMap { place in
            records[place.rawValue].flatMap { $0 > 0 ? "\($0) \(place.words)" : nil }
        }
        return """
            \(id)  made \(madeAt.formatted(.iso8601))
              \(state)\(signsGrants ? ", signs grants" : "")
              \(uses.isEmpty ? "nothing is under it" : uses.joined(separator: ", "))

            """
    }
}

/// Everything that `key list --json` tells.
struct KeyListReport: Encodable, Sendable {
    let source: String
    let keys: [KeyReport]
}

extension KeyPlace {
    /// What is kept there, for people.
    var words: String {
        switch self {
        case .answers: "answers"
        case .passwords: "members’ passwords"
        case .agents: "agents’ passwords"
        case .supportCodes: "support codes"
        case .secondFactors: "second factors"
        case .webhooks: "secrets of webhooks"
        case .links: "mailed links"
        case .rowTags: "tags of accounts, people and questions"
        }
    }
}
