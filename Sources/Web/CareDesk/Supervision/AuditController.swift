import Encodings
import Foundation
import Hummingbird
import Phrasebook
import SecurityQuestions

/// The audit log: a search whose address can be kept, and the same entries as a file. Both are recorded themselves.
struct AuditController: Sendable {
    let services: WebServices

    private static let rows = 30

    private var log: SearchAuditLog { SearchAuditLog(stores: services.stores) }

    func add(to router: some RouterMethods<SupervisorContext>) {
        router.get("\(Links.auditLog)", use: show)
        router.post("\(Links.auditExport)", use: export)
    }

    @Sendable private func show(_ request: Request, _ context: SupervisorContext) async throws -> Response {
        let search = AuditSearch(Form(urlEncoded: request.uri.query ?? ""))
        let agents = try await context.agents(services.stores)
        var page = AuditPage(
            search: search, supervisor: context.supervisor, agents: agents, brands: services.brands,
            now: services.world.now())
        switch try await reading(search, agents, context) {
        case .wrong(let wrong): page.wrong = wrong
        case .query(let query):
            let found = try await log.perform(
                query, limit: Self.rows + 1, by: context.supervisor, from: context.visit.address)
            let events = Array(found.prefix(Self.rows))
            page.found = AuditPage.Found(
                events: events, accounts: try await accounts(of: events),
                older: found.count > Self.rows ? events.last?.number : nil)
        }
        return page.response(context.visit)
    }

    @Sendable private func export(_ request: Request, _ context: SupervisorContext) async throws -> Response {
        let search = AuditSearch(Form(urlEncoded: request.uri.query ?? ""))
        let agents = try await context.agents(services.stores)
        guard let format = request.uri.queryParameters["format"].flatMap({ AuditFormat(rawValue: String($0)) }),
            case .query(let query) = try await reading(search, agents, context)
        else { throw HTTPError(.badRequest) }
        let all = try await log.beginExport(query, by: context.supervisor, from: context.visit.address)
        return AuditExport(
            stores: services.stores, query: all, format: format,
            separator: CSVSeparator(for: context.visit.text.language)
        ).response
    }

    private func reading(_ search: AuditSearch, _ agents: [Agent], _ context: SupervisorContext) async throws
        -> AuditSearch.Reading
    {
        try await search.reading(
            by: context.supervisor, among: services.brands, agents: agents, stores: services.stores,
            zone: context.visit.text.zone)
    }

    private func accounts(of events: [RecordedEvent]) async throws -> [ID<Account>: Account] {
        var known: [ID<Account>: Account] = [:]
        for id in Set(events.compactMap(\.event.account)) { known[id] = try await services.stores.account(id) }
        return known
    }
}
