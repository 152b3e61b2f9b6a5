import Foundation
import Hummingbird
import Phrasebook
import SecurityQuestions

/// The audit log: a search whose address can be kept, and the same entries as a file. Both are recorded themselves.
struct AuditController: Sendable {
    let services: WebServices

    private static let rows = 50

    func add(to router: some RouterMethods<SupervisorContext>) {
        router.get("\(Links.auditLog)", use: show)
        router.get("\(Links.auditExport)", use: export)
    }

    @Sendable private func show(_ request: Request, _ context: SupervisorContext) async throws -> Response {
        let asked = request.uri.query ?? ""
        let search = AuditSearch(Form(urlEncoded: asked))
        let agents = try await services.stores.agents(servingBrandsOf: context.supervisor)
        var page = AuditPage(search: search, supervisor: context.supervisor, agents: agents, brands: services.brands)
        guard !asked.isEmpty else { return page.response(context.visit) }
        switch try await reading(search, agents, context) {
        case .wrong(let wrong): page.wrong = wrong
        case .query(let query):
            // Later pages as well: any page can be asked for first.
            try await record(.auditSearched, query, agents, context)
            let found = try await services.stores.events(query, limit: Self.rows + 1)
            let events = Array(found.prefix(Self.rows))
            page.found = AuditPage.Found(
                events: events, accounts: try await accounts(of: events),
                older: found.count > Self.rows ? events.last?.number : nil)
        }
        return page.response(context.visit)
    }

    @Sendable private func export(_ request: Request, _ context: SupervisorContext) async throws -> Response {
        let search = AuditSearch(Form(urlEncoded: request.uri.query ?? ""))
        let agents = try await services.stores.agents(servingBrandsOf: context.supervisor)
        guard let format = request.uri.queryParameters["format"].flatMap({ AuditFormat(rawValue: String($0)) }),
            case .query(var query) = try await reading(search, agents, context)
        else { throw HTTPError(.badRequest) }
        query.before = nil
        try await record(.auditExported, query, agents, context)
        return AuditExport(stores: services.stores, query: query, format: format).response
    }

    private func reading(_ search: AuditSearch, _ agents: [Agent], _ context: SupervisorContext) async throws
        -> AuditSearch.Reading
    {
        try await search.reading(
            by: context.supervisor, agents: agents, stores: services.stores, zone: context.visit.text.zone)
    }

    /// Records what was asked for in the log's own words; nothing of what was typed.
    private func record(
        _ kind: AuditEvent.Kind, _ query: AuditQuery, _ agents: [Agent], _ context: SupervisorContext
    ) async throws {
        let parts: [String?] = [
            query.brands == context.supervisor.brands ? nil : query.brands.joined(separator: " "),
            agents.first { $0.id == query.agent }?.email.text, query.kinds.first?.rawValue,
            query.from.map { "from \($0.formatted(.iso8601))" }, query.until.map { "until \($0.formatted(.iso8601))" },
        ]
        let detail = parts.compactMap(\.self).joined(separator: ", ")
        try await services.stores.record(
            context.event(kind, services, account: query.account, detail: detail.isEmpty ? nil : detail))
    }

    private func accounts(of events: [RecordedEvent]) async throws -> [ID<Account>: Account] {
        var known: [ID<Account>: Account] = [:]
        for id in Set(events.compactMap(\.event.account)) { known[id] = try await services.stores.account(id) }
        return known
    }
}
