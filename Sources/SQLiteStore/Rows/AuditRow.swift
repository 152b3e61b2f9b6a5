import Foundation
import GRDB
import SecurityQuestions

extension Database {
    /// Adds an entry to the audit log, chained to the last one, and to the outbox what the owner hears of it.
    ///
    /// Writers come one after the other, so there is one chain whoever writes.
    func record(_ event: AuditEvent) throws {
        try announce(event)
        try chain(event, tagged: true)
    }

    /// - Parameter tagged: whether the entry is marked as ours; what was recorded before there was a chain is not.
    func chain(_ event: AuditEvent, tagged: Bool) throws {
        let end = try logEnd()
        let actor = event.actor.columns
        let entry = AuditEntry(
            number: end.number + 1, at: event.at.milliseconds, kind: event.kind.rawValue, actor: actor.word,
            who: .held(salt: end.salts.who, values: [actor.id, actor.name, event.address]),
            what: .held(
                salt: end.salts.what, values: [event.account?.description, event.call?.description, event.detail]),
            after: end.hash)
        let written = try run(
            """
            INSERT INTO audit (
                number, at, kind, actor, actor_salt, actor_id, actor_name, address, subject_salt, account, call, detail,
                hash, tag
            ) VALUES (
                ?1, ?2, (SELECT key FROM audit_kinds WHERE name = ?3), ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12,
                ?13, iif(?14, \(AuditTagger.function)(?13), NULL)
            )
            """,
            [
                entry.number, entry.at, entry.kind, actor.word, Data(end.salts.who), actor.blob, actor.name,
                event.address, Data(end.salts.what), event.account?.blob, event.call?.blob, event.detail,
                Data(entry.hash), tagged,
            ])
        // A trigger of somebody else's may have swallowed it: what the entry tells of must not happen without it.
        guard written == 1 else { throw UnreadableValue() }
    }

    /// The number that the next entry will have.
    func nextEntry() throws -> Int64 { try logEnd().number + 1 }

    /// The last entry's number and hash, and fresh salts for the next one.
    private func logEnd() throws -> (number: Int64, hash: [UInt8], salts: (who: [UInt8], what: [UInt8])) {
        let end = try first(
            """
            SELECT max(number), (SELECT hash FROM audit ORDER BY number DESC LIMIT 1), randomblob(16), randomblob(16)
            FROM audit
            """
        ) { row in
            (
                number: (row[0] as Int64?) ?? 0, hash: (row[1] as Data?).map { Array($0) } ?? AuditEntry.noHash,
                salts: (who: Array(row[2] as Data), what: Array(row[3] as Data))
            )
        }
        guard let end else { throw UnreadableValue() }
        return end
    }
}

extension AuditEvent.Actor {
    fileprivate var columns: (word: String, id: String?, blob: Data?, name: String?) {
        switch self {
        case .member(let id, let name): ("member", id.description, id.blob, name)
        case .agent(let id, let name): ("agent", id.description, id.blob, name)
        case .system: ("system", nil, nil, nil)
        case .host: ("host", nil, nil, nil)
        case .visitor, .erased: ("visitor", nil, nil, nil)
        }
    }

    fileprivate init(word: String, id: Data?, name: String?) throws {
        switch (word, id, name) {
        case ("member", let id?, let name?): self = .member(try ID(blob: id), name: name)
        case ("agent", let id?, let name?): self = .agent(try ID(blob: id), name: name)
        case ("member", nil, nil), ("agent", nil, nil): self = .erased
        case ("system", nil, nil): self = .system
        case ("host", nil, nil): self = .host
        case ("visitor", nil, nil): self = .visitor
        default: throw UnreadableValue()
        }
    }
}

extension RecordedEvent {
    static let columns = """
        e.number, e.at, k.name, e.actor, e.actor_id, e.actor_name, e.account, e.call, e.address, e.detail
        """

    /// Reads ``columns``.
    init(_ row: Row) throws {
        let event = AuditEvent(
            at: row.date(1), kind: try row.word(2),
            actor: try AuditEvent.Actor(word: row[3], id: row[4], name: row[5]),
            account: try (row[6] as Data?).map(ID.init(blob:)), call: try (row[7] as Data?).map(ID.init(blob:)),
            address: row[8], detail: row[9])
        self.init(number: row[0], event: event)
    }
}
