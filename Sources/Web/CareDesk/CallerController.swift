import Foundation
import Hummingbird
import Phrasebook
import SecurityQuestions

/// What an agent does in a call besides checking: who is calling, more time, an end that is taken back.
struct CallerController: Sendable {
    let services: WebServices

    func add(to router: some RouterMethods<AgentContext>) {
        router.post("\(Links.caller)", use: name)
        router.post("\(Links.somebodyElse)", use: recordSomebodyElse)
        router.post("\(Links.keepingOpen)", use: keepOpen)
        router.post("\(Links.reopening)", use: reopen)
        for path in [Links.caller, Links.somebodyElse, Links.keepingOpen, Links.reopening] {
            router.get("\(path)") { _, context in Redirect.to(Links.call(try context.call())) }
        }
    }

    @Sendable private func name(_ request: Request, _ context: AgentContext) async throws -> Response {
        let unusable = context.form.isFilled(.name) ? CallerWords.nameUnusable : CallerWords.nameMissing
        let outcome = try await NameCaller(stores: services.stores).perform(
            context.form[.name], in: try context.call(), by: context.agent, from: context.visit.address)
        return try await answer(outcome, context) { .name($0 ?? unusable) }
    }

    @Sendable private func recordSomebodyElse(_ request: Request, _ context: AgentContext) async throws -> Response {
        let typed = context.form[.reason]
        let outcome = try await NameCaller(stores: services.stores).somebodyElse(
            because: typed, in: try context.call(), by: context.agent, from: context.visit.address)
        return try await answer(outcome, context) { .reason($0 ?? SupervisorWords.reasonMissing, typed) }
    }

    /// - Parameter refused: at the field, with a reason of its own where there is one.
    private func answer(
        _ outcome: NameCaller.Outcome, _ context: AgentContext, refused: (Phrase?) -> CallPage.Refused
    ) async throws -> Response {
        let call = try context.call()
        let pages = CallPages(services: services)
        switch outcome {
        case .done: return Redirect.to(Links.call(call))
        case .unreadable, .reasonMissing: return try await pages.page(context, call: call, refused: refused(nil))
        case .lookUpsPaused(let end):
            let paused = CareWords.lookUpsPaused(context.visit.text.date(end))
            return try await pages.page(context, call: call, refused: refused(paused))
        case .unknownCall: throw HTTPError(.notFound)
        }
    }

    @Sendable private func keepOpen(_ request: Request, _ context: AgentContext) async throws -> Response {
        let outcome = try await KeepCallOpen(stores: services.stores).perform(
            try context.call(), by: context.agent, from: context.visit.address)
        return try answer(outcome, context, done: "")
    }

    @Sendable private func reopen(_ request: Request, _ context: AgentContext) async throws -> Response {
        let outcome = try await ReopenCall(stores: services.stores).perform(
            try context.call(), by: context.agent, from: context.visit.address)
        return try answer(outcome, context, done: "?\(CallPages.undone)")
    }

    private func answer(_ outcome: CallChangeOutcome, _ context: AgentContext, done: String) throws -> Response {
        let link = Links.call(try context.call())
        switch outcome {
        case .done: return Redirect.to(link + done)
        case .tooLate: return Redirect.to("\(link)?\(CallPages.late)")
        case .unknownCall: throw HTTPError(.notFound)
        }
    }
}
