import Foundation
import SecurityQuestions

extension Transaction {
    /// Adds entries to the audit log, each chained to the one before, and marked as ours where there is a key.
    ///
    /// Writers come one after the other, so there is one chain whoever writes.
    package func chain(_ events: [AuditEvent]) throws {
        guard !events.isEmpty else { return }
        var end = try logEnd()
        for event in events {
            let entry = entry(of: event, after: end)
            try insert(entry, of: event)
            end = (entry.number, entry.hash)
        }
    }

    /// The number that the next entry will have that is recorded.
    func nextEntry() throws -> Int64 { try logEnd().number + Int64(recorded.count) + 1 }

    private typealias End = (number: Int64, hash: [UInt8])

    private func logEnd() throws -> End {
        try first("SELECT number, hash FROM audit ORDER BY number DESC LIMIT 1") { row in
            (number: try row["number"], hash: try row["hash"])
        } ?? (0, AuditEntry.noHash)
    }

    private func entry(of event: AuditEvent, after end: End) -> AuditEntry {
        let actor = event.actor.columns
        return AuditEntry(
            number: end.number + 1, at: event.at.milliseconds, kind: event.kind.rawValue, actor: actor.word,
            who: .held(salt: world.randomBytes(16), values: [actor.id, actor.name, event.address]),
            what: .held(
                salt: world.randomBytes(16),
                values: [event.account?.description, event.call?.description, event.detail]),
            after: end.hash)
    }

    private func insert(_ entry: AuditEntry, of event: AuditEvent) throws {
        guard case .held(let who, _) = entry.who, case .held(let what, _) = entry.what else { return }
        let actor = event.actor.columns
        try insert(
            """
            INSERT INTO audit (
                number, at, kind, actor, actor_salt, actor_id, actor_name, address, subject_salt, account, call, detail,
                hash, tag
            ) VALUES (?, ?, (SELECT key FROM audit_kinds WHERE name = ?), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                entry.number, entry.at, entry.kind, actor.word, who, actor.bytes, actor.name, event.address, what,
                event.account, event.call, event.detail, entry.hash, tag?(entry.hash),
            ])
    }
}

extension AuditEvent.Actor {
    fileprivate var columns: (word: String, id: String?, bytes: [UInt8]?, name: String?) {
        switch self {
        case .member(let id, let name): ("member", id.description, id.bytes, name)
        case .agent(let id, let name): ("agent", id.description, id.bytes, name)
        case .system: ("system", nil, nil, nil)
        case .host: ("host", nil, nil, nil)
        case .visitor, .erased: ("visitor", nil, nil, nil)
        }
    }

    fileprivate init(_ row: any SQLRow) throws {
        let bytes: [UInt8]? = try row["actor_id"]
        switch (try row["actor"] as String, bytes, try row["actor_name"] as String?) {
        case ("member", _?, let name?): self = .member(try row["actor_id"], name: name)
        case ("agent", _?, let name?): self = .agent(try row["actor_id"], name: name)
        case ("member", nil, nil), ("agent", nil, nil): self = .erased
        case ("system", nil, nil): self = .system
        case ("host", nil, nil): self = .host
        case ("visitor", nil, nil): self = .visitor
        default: throw UnreadableValue()
        }
    }
}

extension RecordedEvent {
    /// Of `audit e JOIN audit_kinds k`.
    package static let columns = """
        e.number AS number, e.at AS at, k.name AS kind, e.actor AS actor, e.actor_id, e.actor_name, e.account, e.call,
        e.address, e.detail
        """

    /// Reads ``columns``.
    package init(_ row: any SQLRow) throws {
        let event = AuditEvent(
            at: try row["at"], kind: try row["kind"], actor: try AuditEvent.Actor(row), account: try row["account"],
            call: try row["call"], address: try row["address"], detail: try row["detail"])
        self.init(number: try row["number"], event: event)
    }
}
