import Hummingbird
import Phrasebook
import SecurityQuestions

/// What a call advises, done from its page: the invitation of an account that nobody has activated, and the numbers to call back on.
struct CallAdviceController: Sendable {
    let services: WebServices

    func add(to router: some RouterMethods<AgentContext>) {
        router.post("\(Links.callInvitation)", use: invite)
        router.post("\(Links.callNumbers)", use: showNumbers)
        for path in [Links.callInvitation, Links.callNumbers] {
            router.get("\(path)") { _, context in Redirect.to(Links.call(try context.call())) }
        }
    }

    @Sendable private func invite(_ request: Request, _ context: AgentContext) async throws -> Response {
        let call = try context.call()
        guard let view = try await services.stores.callView(call, agent: context.agent.id) else {
            throw HTTPError(.notFound)
        }
        guard view.facts.advisesInvitation(at: view.now) else { return Redirect.to(Links.call(call)) }
        let invite = InviteOwner(stores: services.stores, keeping: services.keeping, world: services.world)
        let origin = AuditOrigin(context.agent, address: context.visit.address)
        guard case .invited = try await invite.perform(view.account.id, by: origin) else {
            return Redirect.to(Links.call(call))
        }
        return Redirect.to("\(Links.call(call))?\(CallPages.invited)")
    }

    @Sendable private func showNumbers(_ request: Request, _ context: AgentContext) async throws -> Response {
        let call = try context.call()
        let show = ShowCallBack(stores: services.stores, brands: services.brands)
        guard let phones = try await show.perform(in: call, by: context.agent, from: context.visit.address) else {
            // The page says what is so now; of another agent's call it says nothing.
            return Redirect.to(Links.call(call))
        }
        return try await CallPages(services: services).page(context, call: call, numbers: phones)
    }
}
