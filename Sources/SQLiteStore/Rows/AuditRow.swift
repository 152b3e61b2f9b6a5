import Foundation
import GRDB
import SecurityQuestions

extension Database {
    /// Adds an entry to the audit log, and to the outbox what the owner hears of it.
    func record(_ event: AuditEvent) throws {
        try announce(event)
        let actor = event.actor.columns
        try run(
            """
            INSERT INTO audit (at, kind, actor, actor_id, actor_name, account, call, address, detail)
            VALUES (?, (SELECT key FROM audit_kinds WHERE name = ?), ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                event.at.milliseconds, event.kind.rawValue, actor.word, actor.id, actor.name, event.account?.blob,
                event.call?.blob, event.address, event.detail,
            ])
    }
}

extension AuditEvent.Actor {
    fileprivate var columns: (word: String, id: Data?, name: String?) {
        switch self {
        case .member(let id, let name): ("member", id.blob, name)
        case .agent(let id, let name): ("agent", id.blob, name)
        case .system: ("system", nil, nil)
        case .host: ("host", nil, nil)
        case .visitor: ("visitor", nil, nil)
        }
    }

    fileprivate init(word: String, id: Data?, name: String?) throws {
        switch (word, id, name) {
        case ("member", let id?, let name?): self = .member(try ID(blob: id), name: name)
        case ("agent", let id?, let name?): self = .agent(try ID(blob: id), name: name)
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
