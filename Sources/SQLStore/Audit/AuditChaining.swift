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
            let entry = end.next(event, randomBytes: world.randomBytes, tag: tag)
            try insert(entry, of: event)
            end = AuditChain(endingWith: entry)
        }
    }

    /// The number that the next entry will have that is recorded.
    func nextEntry() throws -> Int64 { try logEnd().number + Int64(recorded.count) + 1 }

    private func logEnd() throws -> AuditChain {
        try first("SELECT number, hash FROM audit ORDER BY number DESC LIMIT 1") { row in
            AuditChain(number: try row["number"], hash: try row["hash"])
        } ?? .empty
    }

    private func insert(_ entry: AuditEntry, of event: AuditEvent) throws {
        guard case .held(let who, _) = entry.who, case .held(let what, _) = entry.what else { throw UnreadableValue() }
        try insert(
            """
            INSERT INTO audit (
                number, at, kind, actor, actor_salt, actor_id, actor_name, address, subject_salt, account, call, detail,
                hash, tag
            ) VALUES (?, ?, (SELECT key FROM audit_kinds WHERE name = ?), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                entry.number, entry.at, entry.kind, entry.actor, who, event.actor.idBytes, event.actor.name,
                event.address, what, event.account, event.call, event.detail, entry.hash, entry.tag,
            ])
    }
}

extension AuditEvent.Actor {
    /// Of the member or the agent.
    fileprivate var idBytes: [UInt8]? {
        switch self {
        case .member(let id, _): id.bytes
        case .agent(let id, _): id.bytes
        case .system, .host, .visitor, .erased: nil
        }
    }

    fileprivate init(_ row: SQLRow) throws {
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
    package init(_ row: SQLRow) throws {
        let event = AuditEvent(  // house rule: read again, not made
            at: try row["at"], kind: try row["kind"], actor: try AuditEvent.Actor(row), account: try row["account"],
            call: try row["call"], address: try row["address"], detail: try row["detail"])
        self.init(number: try row["number"], event: event)
    }
}
