import Foundation
import Hummingbird
import Phrasebook
import SecurityQuestions
import Telemetry

/// A call: open it, check what the caller says, end it. The account comes with the look-up's ticket, never by id.
struct CallController: Sendable {
    let services: WebServices

    func add(to router: some RouterMethods<AgentContext>) {
        router.get("\(Links.calls)") { _, _ in Redirect.to(Links.home) }
        router.post("\(Links.calls)", use: open)
        router.get("\(Links.call)", use: show)
        router.post("\(Links.attempts)", use: check)
        router.post("\(Links.codeAttempts)", use: checkCode)
        router.post("\(Links.callWords)", use: tickWords)
        router.post("\(Links.ending)", use: end)
        for path in [Links.attempts, Links.codeAttempts, Links.callWords, Links.ending] {
            router.get("\(path)") { _, context in Redirect.to(Links.call(try context.call())) }
        }
    }

    @Sendable private func open(_ request: Request, _ context: AgentContext) async throws -> Response {
        let now = services.world.now()
        guard let key = ID<Call>(context.form[.key]),
            let ticket = LookUpTicket(context.form[.ticket], key: services.ticketKey, agent: context.agent.id, at: now)
        else { return Redirect.to("\(Links.home)?old") }
        let openCall = OpenCall(stores: services.stores)
        let outcome = try await openCall.perform(
            key, about: ticket.account, by: context.agent, from: context.visit.address)
        switch outcome {
        case .opened(let call): return Redirect.to(Links.call(call.id))
        case .accountNotOpen: return Redirect.to("\(Links.home)?old")
        case .notAllowed: throw HTTPError(.notFound)
        case .lookUpsPaused(let end):
            var page = DeskPage(notice: nil)
            page.error = CareWords.lookUpsPaused(context.visit.text.date(end))
            return page.response(context.visit)
        }
    }

    @Sendable private func show(_ request: Request, _ context: AgentContext) async throws -> Response {
        try await page(context, call: context.call(), query: request.uri.query)
    }

    @Sendable private func check(_ request: Request, _ context: AgentContext) async throws -> Response {
        let (call, start) = (try context.call(), ContinuousClock.now)
        let checkAnswer = CheckAnswer(
            stores: services.stores, keeping: services.hashing(for: context.check),
            resealing: services.hashing(for: context.visit.requester), brands: services.brands,
            background: services.background)
        let outcome = try await checkAnswer.perform(
            context.form.secret(.said), attempt: context.attempt(), in: call, by: context.agent,
            from: context.visit.address, asksAboutDigits: context.form[.asked].isEmpty)
        if case .checked = outcome { services.telemetry.checks.checked(.answer, since: start) }
        return try await answer(
            outcome, context, call,
            unreadable: .said(context.form.isFilled(.said) ? CareWords.saidUnusable : CareWords.saidMissing))
    }

    @Sendable private func checkCode(_ request: Request, _ context: AgentContext) async throws -> Response {
        let (call, start) = (try context.call(), ContinuousClock.now)
        let checkCode = CheckCode(
            stores: services.stores, keeping: services.hashing(for: context.check), world: services.world)
        let outcome = try await checkCode.perform(
            context.form[.supportCode], attempt: context.attempt(), in: call, by: context.agent,
            from: context.visit.address)
        if case .checked = outcome { services.telemetry.checks.checked(.code, since: start) }
        return try await answer(
            outcome, context, call,
            unreadable: .code(context.form.isFilled(.supportCode) ? CodeWords.notSixDigits : CodeWords.missing))
    }

    /// The page of the call says what came of it, also after it is loaded again: the browser is sent there.
    private func answer(
        _ outcome: CheckOutcome, _ context: AgentContext, _ call: ID<Call>, unreadable: CallPage.Refused
    ) async throws -> Response {
        switch outcome {
        case .unreadable: try await page(context, call: call, refused: unreadable)
        case .looksLikeCode: try await page(context, call: call, refused: .digits)
        case .refused(.unknownCall): throw HTTPError(.notFound)
        case .checked, .underWay, .refused: Redirect.to(Links.call(call))
        }
    }

    @Sendable private func tickWords(_ request: Request, _ context: AgentContext) async throws -> Response {
        let call = try context.call()
        guard let known = ["yes": true, "no": false][context.form[.known]] else { throw HTTPError(.badRequest) }
        let tick = TickCallWords(stores: services.stores)
        switch try await tick.perform(known, in: call, by: context.agent, from: context.visit.address) {
        case .done: return Redirect.to(Links.call(call))
        case .unknownCall: throw HTTPError(.notFound)
        }
    }

    @Sendable private func end(_ request: Request, _ context: AgentContext) async throws -> Response {
        let call = try context.call()
        guard let ending = Call.Ending(rawValue: context.form[.ending]) else { throw HTTPError(.badRequest) }
        let endCall = EndCall(stores: services.stores)
        switch try await endCall.perform(call, as: ending, by: context.agent, from: context.visit.address) {
        case .ended: return Redirect.to(Links.call(call))
        case .unknownCall: throw HTTPError(.notFound)
        }
    }

    private func page(
        _ context: AgentContext, call: ID<Call>, refused: CallPage.Refused? = nil, query: String? = nil
    ) async throws -> Response {
        try await CallPages(services: services).page(context, call: call, refused: refused, query: query)
    }
}

extension AgentContext {
    /// The attempt whose id came with the form.
    fileprivate func attempt() throws -> ID<Attempt> {
        guard let id = ID<Attempt>(form[.key]) else { throw HTTPError(.badRequest) }
        return id
    }
}
