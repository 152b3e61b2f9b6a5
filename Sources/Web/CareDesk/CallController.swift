import Foundation
import Hummingbird
import Phrasebook
import SecurityQuestions

/// A call: open it, check what the caller says, end it. The account comes with the look-up's ticket, never by id.
struct CallController: Sendable {
    let services: WebServices

    func add(to router: some RouterMethods<AgentContext>) {
        router.get("\(Links.calls)") { _, _ in Redirect.to(Links.home) }
        router.post("\(Links.calls)", use: open)
        router.get("\(Links.call)", use: show)
        router.post("\(Links.attempts)", use: check)
        router.post("\(Links.codeAttempts)", use: checkCode)
        router.post("\(Links.ending)", use: end)
        for path in [Links.attempts, Links.codeAttempts, Links.ending] {
            router.get("\(path)") { _, context in Redirect.to(Links.call(try context.call())) }
        }
    }

    @Sendable private func open(_ request: Request, _ context: AgentContext) async throws -> Response {
        let now = services.world.now()
        guard let key = ID<Call>(context.form[.key]),
            let ticket = LookUpTicket(context.form[.ticket], key: services.ticketKey, agent: context.agent.id, at: now),
            let account = try await services.stores.account(ticket.account), account.status != .closed
        else { return Redirect.to("\(Links.home)?old") }
        let call = Call(id: key, account: account.id, agent: context.agent.id, openedAt: now)
        let event = AuditEvent(
            at: now, kind: .callOpened, actor: context.actor, account: account.id, call: key,
            address: context.visit.address)
        guard try await services.stores.open(call, event: event) != nil else { throw HTTPError(.notFound) }
        return Redirect.to(Links.call(key))
    }

    @Sendable private func show(_ request: Request, _ context: AgentContext) async throws -> Response {
        try await page(context, call: context.call())
    }

    @Sendable private func check(_ request: Request, _ context: AgentContext) async throws -> Response {
        let call = try context.call()
        guard let known = try await services.stores.call(call, agent: context.agent.id),
            let account = try await services.stores.account(known.account), let brand = services.brands[account.brand]
        else { throw HTTPError(.notFound) }
        let said = context.form[.said].trimmingSpaces()
        guard !said.isEmpty else { return try await page(context, call: call, refused: .said(CareWords.saidMissing)) }
        guard let attempt = ID<Attempt>(context.form[.key]) else { throw HTTPError(.badRequest) }
        let kept = try await services.stores.answer(of: account.id, slot: 0)?.answer
        if let kept, !AnswerRules.canBeAnswer(SecretText(said), at: kept.place) {
            return try await page(context, call: call, refused: .said(CareWords.saidUnusable))
        }
        let desk = SpokenCheck(stores: services.stores, keeping: services.keeping, world: services.world)
        do {
            _ = try await desk.check(
                SecretText(said), attempt: attempt, in: call, by: context.agent, policy: brand.policy,
                address: context.visit.address)
        } catch is AttemptRefusal {
            // The page of the call says why no more attempts are taken.
        }
        return Redirect.to(Links.call(call))
    }

    @Sendable private func checkCode(_ request: Request, _ context: AgentContext) async throws -> Response {
        let call = try context.call()
        guard try await services.stores.call(call, agent: context.agent.id) != nil else { throw HTTPError(.notFound) }
        let typed = context.form[.supportCode]
        guard let digits = SupportCode.read(typed) else {
            let why = typed.trimmingSpaces().isEmpty ? CodeWords.missing : CodeWords.notSixDigits
            return try await page(context, call: call, refused: .code(why))
        }
        guard let attempt = ID<Attempt>(context.form[.key]) else { throw HTTPError(.badRequest) }
        do {
            _ = try await CodeCheck(stores: services.stores, keeping: services.keeping, world: services.world).check(
                SecretText(digits), attempt: attempt, in: call, by: context.agent, address: context.visit.address)
        } catch is AttemptRefusal {
            // The page of the call says why no more attempts are taken.
        }
        return Redirect.to(Links.call(call))
    }

    @Sendable private func end(_ request: Request, _ context: AgentContext) async throws -> Response {
        let call = try context.call()
        guard let ending = Call.Ending(rawValue: context.form[.ending]) else { throw HTTPError(.badRequest) }
        let ended = try await services.stores.end(
            call, as: ending, by: context.agent, at: services.world.now(), address: context.visit.address)
        guard ended != nil else { throw HTTPError(.notFound) }
        return Redirect.to(Links.call(call))
    }

    private func page(_ context: AgentContext, call id: ID<Call>, refused: CallPage.Refused? = nil) async throws
        -> Response
    {
        let stores = services.stores
        guard let call = try await stores.call(id, agent: context.agent.id),
            let account = try await stores.account(call.account), let brand = services.brands[account.brand]
        else { throw HTTPError(.notFound) }
        let kept = try await stores.answer(of: account.id, slot: 0)
        let now = services.world.now()
        return CallPage(
            call: call, state: call.state(at: now), account: account, brand: brand, answer: kept?.answer,
            budget: kept?.budget.state(at: now), last: try await stores.lastAttempt(of: id),
            pause: try await stores.pause(of: context.agent.id, at: now),
            change: try await stores.recentChange(of: account.id, at: now),
            keys: CallPage.Keys(answer: ID(services.world), code: ID(services.world)), now: now, refused: refused
        ).response(context.visit)
    }
}

extension AgentContext {
    /// The call in the path.
    fileprivate func call() throws -> ID<Call> {
        guard let id = ID<Call>(try parameters.require("call")) else { throw HTTPError(.notFound) }
        return id
    }
}
