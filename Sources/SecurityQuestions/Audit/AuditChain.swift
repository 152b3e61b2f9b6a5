import Foundation

/// The end of the audit log, which the next entry is chained to.
///
/// Whoever appends must be the only one to do so until their transaction ends: two entries of one number are two logs.
package struct AuditChain: Sendable, Hashable {
    /// The number of the last entry; 0 where there is none.
    package let number: Int64
    /// The hash of the last entry.
    package let hash: [UInt8]

    /// Of a log without entries.
    package static let empty = AuditChain(number: 0, hash: AuditEntry.noHash)

    /// Without the salt nobody can tell by a digest what the values were.
    package static let saltLength = 16

    package init(number: Int64, hash: [UInt8]) {
        self.number = number
        self.hash = hash
    }

    package init(endingWith entry: AuditEntry) { self.init(number: entry.number, hash: entry.hash) }

    /// The entry that tells of `event`: the next number, two fresh salts, the hash over all of it and the one before.
    ///
    /// - Parameters:
    ///   - randomBytes: so many from a cryptographically secure source.
    ///   - tag: 16 bytes that only the key ring makes of the hash; nil where nothing marks it as ours.
    package func next(
        _ event: AuditEvent, randomBytes: (Int) -> [UInt8], tag: ((_ hash: [UInt8]) -> [UInt8])?
    ) -> AuditEntry {
        unchained(
            event, place: AuditPlace(brand: event.brand, client: event.client), more: [event.caller?.description],
            randomBytes
        )
        .chained(to: hash, tag: tag)
    }

    /// The same in the first format and without a tag, for what was recorded before there was a chain.
    package func nextOld(_ event: AuditEvent, randomBytes: (Int) -> [UInt8]) -> AuditEntry {
        unchained(event, place: nil, more: [], randomBytes).chained(to: hash, tag: nil)
    }

    private func unchained(
        _ event: AuditEvent, place: AuditPlace?, more: [String?], _ randomBytes: (Int) -> [UInt8]
    ) -> AuditEntry {
        let (who, what) = (randomBytes(Self.saltLength), randomBytes(Self.saltLength))
        return AuditEntry(
            number: number + 1, at: event.at.wholeMilliseconds, kind: event.kind.rawValue, actor: event.actor.word,
            place: place,
            who: .held(salt: who, values: [event.actor.personID, event.actor.name, event.address]),
            what: .held(
                salt: what, values: [event.account?.description, event.call?.description, event.detail] + more),
            hash: hash, tag: nil)
    }
}

extension AuditEvent.Actor {
    /// The sort of actor, as an entry has it.
    package var word: String {
        switch self {
        case .member: "member"
        case .agent: "agent"
        case .system: "system"
        case .host: "host"
        case .visitor, .erased: "visitor"
        }
    }

    /// A member's or an agent's.
    package var personID: String? {
        switch self {
        case .member(let id, _): id.description
        case .agent(let id, _): id.description
        case .system, .host, .visitor, .erased: nil
        }
    }

    package var name: String? {
        switch self {
        case .member(_, let name), .agent(_, let name): name
        case .system, .host, .visitor, .erased: nil
        }
    }
}

extension Date {
    /// Since 1970, later fractions cut off; a date made of milliseconds keeps its own, whatever the floating point made of
    /// it.
    package var wholeMilliseconds: Int64 { Int64((timeIntervalSince1970 * 1000 + 0.01).rounded(.down)) }
}
