import Foundation
import Hummingbird
import Phrasebook
import SecurityQuestions

/// The accounts whose question takes no attempt, and the lifting of a lock.
struct LockController: Sendable {
    let services: WebServices

    private static let rows = 200
    /// So many entries stand beside "Unlock".
    private static let history = 12

    func add(to router: some RouterMethods<SupervisorContext>) {
        router.get("\(Links.locks)", use: list)
        router.get("\(Links.lock)", use: show)
        router.post("\(Links.lifting)", use: lift)
        router.get("\(Links.lifting)") { _, _ in Redirect.to(Links.locks) }
    }

    @Sendable private func list(_ request: Request, _ context: SupervisorContext) async throws -> Response {
        let found = try await services.stores.locked(
            brands: context.supervisor.brands, limit: Self.rows + 1)
        return LockListPage(
            locked: Array(found.prefix(Self.rows)), hasMore: found.count > Self.rows, brands: services.brands,
            notice: request.uri.query == "unlocked" ? SupervisorWords.unlocked : nil,
            warning: request.uri.query == "kept" ? SupervisorWords.notUnlocked : nil
        ).response(context.visit)
    }

    @Sendable private func show(_ request: Request, _ context: SupervisorContext) async throws -> Response {
        try await page(context, typed: "", error: nil)
    }

    @Sendable private func lift(_ request: Request, _ context: SupervisorContext) async throws -> Response {
        guard let account = ID<Account>(try context.parameters.require("account")) else { throw HTTPError(.notFound) }
        let typed = context.form[.reason]
        let unlock = UnlockQuestion(stores: services.stores, world: services.world)
        let outcome = try await unlock.perform(
            account, reason: typed, by: context.supervisor, from: context.visit.address)
        switch outcome {
        case .open: return Redirect.to("\(Links.locks)?unlocked")
        case .kept: return Redirect.to("\(Links.locks)?kept")
        case .reasonMissing: return try await page(context, typed: typed, error: SupervisorWords.reasonMissing)
        case .unknownAccount: throw HTTPError(.notFound)
        }
    }

    private func page(_ context: SupervisorContext, typed: String, error: Phrase?) async throws -> Response {
        let account = try await account(context)
        let kept = try await services.stores.answer(of: account.id)
        guard let brand = services.brands[account.brand],
            case .locked(let until) = kept?.budget.state(at: services.world.now())
        else { return Redirect.to(Links.locks) }
        return UnlockPage(
            account: account, brand: brand, until: until, typed: typed, error: error,
            history: try await history(of: account, context)
        ).response(context.visit)
    }

    /// What led to the lock. A look into the log, so recorded as one.
    private func history(of account: Account, _ context: SupervisorContext) async throws -> [RecordedEvent] {
        var query = AuditQuery(AuditVisibility(of: context.supervisor, among: services.brands))
        query.account = account.id
        query.kinds = AuditEvent.Kind.Group.checks.kinds + AuditEvent.Kind.Group.locks.kinds
        return try await SearchAuditLog(stores: services.stores).perform(
            query, limit: Self.history, by: context.supervisor, from: context.visit.address)
    }

    /// The account in the path; another brand's is not there.
    private func account(_ context: SupervisorContext) async throws -> Account {
        guard let id = ID<Account>(try context.parameters.require("account")),
            let account = try await services.stores.account(id), context.supervisor.brands.contains(account.brand)
        else { throw HTTPError(.notFound) }
        return account
    }
}
