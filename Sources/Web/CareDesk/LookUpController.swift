import Foundation
import Hummingbird
import Phrasebook
import SecurityQuestions

/// Finds one account by exactly what the caller states, and opens the call where nothing has to be told first. There is no list,
/// and every look-up is recorded.
struct LookUpController: Sendable {
    let services: WebServices

    func add(to router: some RouterMethods<AgentContext>) {
        router.get("\(Links.home)", use: desk)
        router.get("\(Links.find)", use: desk)
        router.get("\(Links.lookUps)") { _, _ in Redirect.to(Links.home) }
        router.post("\(Links.lookUps)", use: find)
        router.get("\(Links.lookUp)", use: found)
        router.get("\(Links.lookUpInvitation)") { _, context in
            Redirect.to(Links.lookUp(try context.parameters.require("ticket")))
        }
        router.post("\(Links.lookUpInvitation)", use: invite)
    }

    @Sendable private func desk(_ request: Request, _ context: AgentContext) async throws -> Response {
        DeskPage(notice: request.uri.query == "old" ? CareWords.ticketOver : nil).response(context.visit)
    }

    @Sendable private func find(_ request: Request, _ context: AgentContext) async throws -> Response {
        let stated = context.form[.stated].trimmingSpaces()
        let second = context.form[.second].trimmingSpaces()
        var page = DeskPage(notice: nil, stated: stated, second: second)
        let startCall = StartCall(stores: services.stores, brands: services.brands)
        let outcome = try await startCall.perform(
            ID(services.world), stating: stated, and: second, by: context.agent, having: context.visit.openCalls,
            from: context.visit.address)
        switch outcome {
        case .opened(let call): return Redirect.to(Links.call(call.id))
        case .lookedUp(.found(let account)):
            let ticket = try LookUpTicket(account: account.id).sealed(
                with: services.ticketKey, for: context.agent.id, at: services.world.now())
            return Redirect.to(Links.lookUp(ticket))
        case .lookedUp(.nothingStated): page.error = CareWords.statedMissing
        case .lookedUp(.unknown):
            page.error = Self.hasLetterForZero(stated) ? CareWords.unknownWithO : CareWords.unknown
            page.asksSecond = !second.isEmpty
        case .lookedUp(.needsSecondStatement): page.asksSecond = true
        case .lookedUp(.paused(let end)): page.error = CareWords.lookUpsPaused(context.visit.text.date(end))
        }
        return page.response(context.visit)
    }

    /// A letter O beside a digit, as who reads a number aloud says "oh" for a zero.
    private static func hasLetterForZero(_ stated: String) -> Bool {
        stated.contains(/[0-9][Oo]|[Oo][0-9]/) && !stated.contains("@")
    }

    @Sendable private func found(_ request: Request, _ context: AgentContext) async throws -> Response {
        let sealed = try context.parameters.require("ticket")
        let now = services.world.now()
        guard let ticket = LookUpTicket(sealed, key: services.ticketKey, agent: context.agent.id, at: now),
            let view = try await services.stores.foundView(of: ticket.account),
            let brand = services.brands[view.account.brand]
        else { return Redirect.to("\(Links.home)?old") }
        return FoundPage(
            view: view, brand: brand, ticket: sealed, key: ID(services.world), isInvited: request.uri.query == "invited"
        ).response(
            context.visit)
    }

    /// To the owner of an account that nobody has activated, at the address of record.
    @Sendable private func invite(_ request: Request, _ context: AgentContext) async throws -> Response {
        let sealed = try context.parameters.require("ticket")
        let now = services.world.now()
        guard let ticket = LookUpTicket(sealed, key: services.ticketKey, agent: context.agent.id, at: now) else {
            return Redirect.to("\(Links.home)?old")
        }
        let invite = InviteOwner(stores: services.stores, keeping: services.keeping, world: services.world)
        let origin = AuditOrigin(context.agent, address: context.visit.address)
        guard case .invited = try await invite.perform(ticket.account, by: origin) else {
            return Redirect.to(Links.lookUp(sealed))
        }
        return Redirect.to("\(Links.lookUp(sealed))?invited")
    }
}
