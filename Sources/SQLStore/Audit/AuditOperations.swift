import Foundation
import SecurityQuestions

extension SQLStore {
    @discardableResult
    package func record(
        _ kind: AuditEvent.Kind, by origin: AuditOrigin, account: ID<Account>?, call: ID<Call>?, detail: String?
    ) async throws -> Date {
        try await write { db in
            try db.record(origin.event(kind, at: db.now, account: account, call: call, detail: detail))
            return db.now
        }
    }

    package func activity(
        of account: ID<Account>, about topic: ActivityTopic, before: Int64?, limit: Int
    ) async throws -> [RecordedEvent] {
        try await readOnce { db in try db.activity(of: account, about: topic, before: before, limit: limit) }
    }

    package func events(_ query: AuditQuery, limit: Int) async throws -> [RecordedEvent] {
        try await readLong { db in
            let (conditions, arguments) = query.conditions
            let sql = """
                SELECT \(RecordedEvent.columns) FROM audit e JOIN audit_kinds k ON k.key = e.kind
                WHERE \(conditions) ORDER BY e.number DESC
                """
            let agentBrands = try db.agentBrands()
            var events: [RecordedEvent] = []
            // The decision is the domain's, so each entry is asked of as it is read.
            try db.connection.query(sql, arguments) { row in
                let recorded = try RecordedEvent(row)
                let brands: Set<Brand.ID>? =
                    if case .agent(let id, _) = recorded.event.actor { agentBrands[id] } else { nil }
                if query.takes(recorded.event, agentBrands: brands) { events.append(recorded) }
                return events.count < limit
            }
            return events
        }
    }
}

extension Snapshot {
    fileprivate func agentBrands() throws -> [ID<Agent>: Set<Brand.ID>] {
        let sql = """
            SELECT g.id AS agent_id, b.id AS brand
            FROM agents g JOIN agent_brands s ON s.agent = g.key JOIN brands b ON b.key = s.brand
            """
        let rows = try all(sql) { row in (agent: try row["agent_id"] as ID<Agent>, brand: try row["brand"] as String) }
        return rows.reduce(into: [:]) { brands, row in brands[row.agent, default: []].insert(row.brand) }
    }
}

extension Reading {
    /// What the owner may see of an account, newest first.
    func activity(
        of account: ID<Account>, about topic: ActivityTopic = .everything, before: Int64?, limit: Int
    ) throws -> [RecordedEvent] {
        try all(ActivitySQL.page(about: topic), [account, before ?? Int64.max, limit], RecordedEvent.init)
    }
}

private enum ActivitySQL {
    /// `kind > 2`, as the index of the log has it, leaves out what happens to an account before anybody of it acts, that it was
    /// imported and invited: there is much of that after an import, so it is not found by account.
    static func page(about topic: ActivityTopic) -> String {
        switch topic {
        case .everything: everything
        case .calls: calls
        case .access: access
        case .changes: changes
        }
    }

    private static let everything = text(for: .everything)
    private static let calls = text(for: .calls)
    private static let access = text(for: .access)
    private static let changes = text(for: .changes)

    private static func text(for topic: ActivityTopic) -> String {
        let kinds = topic.kinds.map { "'\($0.rawValue)'" }.sorted().joined(separator: ", ")
        return """
            SELECT \(RecordedEvent.columns) FROM audit e JOIN audit_kinds k ON k.key = e.kind
            WHERE e.account = ? AND e.kind > 2 AND k.name IN (\(kinds)) AND e.number < ?
            ORDER BY e.number DESC LIMIT ?
            """
    }
}

extension AuditQuery {
    /// What it asks for, in SQL with bound arguments.
    fileprivate var conditions: (sql: String, arguments: SQLArguments) {
        var parts = ["1 = 1"]
        var arguments: SQLArguments = []
        func require(_ sql: String, _ values: SQLArguments) {
            parts.append(sql)
            arguments += values
        }
        // By the index, which leaves out imports and invitations (``ActivitySQL``); without an account they are found.
        if let account { require("e.account = ? AND e.kind > 2", [account]) }
        if let agent { require("e.actor_id = ?", [agent]) }
        if let call { require("e.call = ?", [call]) }
        if !kinds.isEmpty { require("k.name IN (\(kinds.marks))", SQLArguments(kinds)) }
        if let from { require("e.at >= ?", [from]) }
        if let until { require("e.at < ?", [until]) }
        if let before { require("e.number < ?", [before]) }
        return (parts.joined(separator: " AND "), arguments)
    }
}
