import Foundation
import Hummingbird
import Phrasebook
import SecurityQuestions

/// Finds one account by exactly what the caller states. There is no list, and every look-up is recorded.
struct LookUpController: Sendable {
    let services: WebServices

    func add(to router: some RouterMethods<AgentContext>) {
        router.get("\(Links.home)", use: desk)
        router.get("\(Links.lookUps)") { _, _ in Redirect.to(Links.home) }
        router.post("\(Links.lookUps)", use: find)
        router.get("\(Links.lookUp)", use: found)
    }

    @Sendable private func desk(_ request: Request, _ context: AgentContext) async throws -> Response {
        DeskPage(notice: request.uri.query == "old" ? CareWords.ticketOver : nil).response(context.visit)
    }

    @Sendable private func find(_ request: Request, _ context: AgentContext) async throws -> Response {
        let stated = context.form[.stated].trimmingSpaces()
        let second = context.form[.second].trimmingSpaces()
        var page = DeskPage(notice: nil, stated: stated, second: second)
        guard !stated.isEmpty else {
            page.error = CareWords.statedMissing
            return page.response(context.visit)
        }
        switch try await lookUp([stated, second], by: context.agent) {
        case .found(let account):
            try await record(.accountLookedUp, context, account: account.id)
            let ticket = try LookUpTicket(account: account.id).sealed(
                with: services.ticketKey, for: context.agent.id, at: services.world.now())
            return Redirect.to(Links.lookUp(ticket))
        case .unknown:
            try await record(.lookUpFailed, context, account: nil)
            page.error = CareWords.unknown
            page.asksSecond = !second.isEmpty
        case .needsSecondStatement:
            try await record(.lookUpFailed, context, account: nil, detail: "several accounts")
            page.asksSecond = true
        }
        return page.response(context.visit)
    }

    private func lookUp(_ typed: [String], by agent: Agent) async throws -> LookUpResult {
        let plans = agent.brands.compactMap { services.brands[$0]?.numbering }
        let groups = typed.filter { !$0.isEmpty }.map { Statement.readings(of: $0, plans: plans) }
        guard groups.allSatisfy({ !$0.isEmpty }) else { return .unknown }
        let accounts = try await services.stores.accounts(stating: groups, brands: agent.brands, limit: 2)
        switch accounts.count {
        case 0: return .unknown
        case 1: return .found(accounts[0])
        default: return .needsSecondStatement
        }
    }

    @Sendable private func found(_ request: Request, _ context: AgentContext) async throws -> Response {
        let sealed = try context.parameters.require("ticket")
        let now = services.world.now()
        guard let ticket = LookUpTicket(sealed, key: services.ticketKey, agent: context.agent.id, at: now),
            let account = try await services.stores.account(ticket.account), let brand = services.brands[account.brand]
        else { return Redirect.to("\(Links.home)?old") }
        return FoundPage(account: account, brand: brand, ticket: sealed, key: ID(services.world)).response(
            context.visit)
    }

    private func record(_ kind: AuditEvent.Kind, _ context: AgentContext, account: ID<Account>?, detail: String? = nil)
        async throws
    {
        try await services.stores.record(
            AuditEvent(
                at: services.world.now(), kind: kind, actor: context.actor, account: account,
                address: context.visit.address, detail: detail))
    }
}
