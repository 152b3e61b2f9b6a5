import Hummingbird
import Phrasebook
import SecurityQuestions

/// The page of a call, for every controller that leads to it.
struct CallPages: Sendable {
    let services: WebServices

    static let undone = "undone"
    static let late = "late"
    static let mailed = "mailed"
    static let invited = "invited"

    /// - Parameter query: what was just done. A link with the same end shows it to nobody: it has to be so.
    func page(
        _ context: AgentContext, call id: ID<Call>, refused: CallPage.Refused? = nil, query: String? = nil,
        numbers: [PhoneNumber] = []
    ) async throws -> Response {
        guard let view = try await services.stores.callView(id, agent: context.agent.id) else {
            throw HTTPError(.notFound)
        }
        return try page(context, of: view, refused: refused, query: query, numbers: numbers)
    }

    func page(
        _ context: AgentContext, of view: CallView, refused: CallPage.Refused? = nil, query: String? = nil,
        numbers: [PhoneNumber] = []
    ) throws -> Response {
        guard let brand = services.brands[view.account.brand] else { throw HTTPError(.notFound) }
        let keys = CallPage.Keys(answer: ID(services.world), code: ID(services.world))
        var page = CallPage(view, of: brand, keys: keys, refused: refused)
        page.numbers = numbers
        let (call, now) = (view.facts.call, view.now)
        switch (query, call.isUnderWay(at: now)) {
        case (Self.undone, true): page.notice = OpenCallWords.undone
        case (Self.late, false) where call.reopening(at: now) == nil: page.notice = OpenCallWords.tooLate
        case (Self.invited, true) where view.account.status == .pending: page.notice = CareWords.invitationSent
        case (Self.mailed, true) where view.codeLink?.call == call.id: page.notice = CodeLinkWords.done
        default: break
        }
        return page.response(context.visit)
    }
}

extension AgentContext {
    /// The call in the path.
    func call() throws -> ID<Call> {
        guard let id = ID<Call>(try parameters.require("call")) else { throw HTTPError(.notFound) }
        return id
    }
}
