import Foundation

/// A supervisor's search of the audit log. Every one is an entry of the log itself.
package struct SearchAuditLog: Sendable {
    private let stores: any SupervisionStore & AgentStore & AuditStore

    package init(stores: any SupervisionStore & AgentStore & AuditStore) { self.stores = stores }

    /// One page; later pages are recorded as well: any can be asked for first.
    package func perform(_ query: AuditQuery, limit: Int, by supervisor: Agent, from address: String?) async throws
        -> [RecordedEvent]
    {
        try await record(.auditSearched, query, by: supervisor, from: address)
        return try await stores.events(query, limit: limit)
    }

    /// Begins the export of everything that `query` finds.
    ///
    /// - Returns: what is to be asked for, from the newest on.
    package func beginExport(_ query: AuditQuery, by supervisor: Agent, from address: String?) async throws
        -> AuditQuery
    {
        try await record(.auditExported, query, by: supervisor, from: address)
        var query = query
        query.before = nil
        return query
    }

    private func record(
        _ kind: AuditEvent.Kind, _ query: AuditQuery, by supervisor: Agent, from address: String?
    ) async throws {
        let agent = query.agent == nil ? nil : try await stores.agents().first { $0.id == query.agent }
        try await stores.record(
            kind, by: AuditOrigin(supervisor, address: address), account: query.account,
            detail: query.detail(agent: agent))
    }
}

extension AuditQuery {
    /// What was asked for in the log's own words; nothing of what was typed. Nil where it was everything.
    func detail(agent: Agent?) -> String? {
        let parts: [String?] = [
            brand, agent?.email.text,
            kindsAsked, call.map { "call \($0)" }, from.map { "from \($0.formatted(.iso8601))" },
            until.map { "until \($0.formatted(.iso8601))" },
        ]
        let detail = parts.compactMap(\.self).joined(separator: ", ")
        return detail.isEmpty ? nil : detail
    }

    /// One kind, or a group of them.
    private var kindsAsked: String? {
        kinds.count <= 1
            ? kinds.first?.rawValue : AuditEvent.Kind.Group.allCases.first { $0.kinds == kinds }?.rawValue
    }
}
