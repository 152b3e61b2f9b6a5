import Foundation
import Hummingbird
import Phrasebook
import SecurityQuestions

/// Mails a link to a code to the person whose name the caller gave.
struct CodeLinkMailController: Sendable {
    let services: WebServices

    func add(to router: some RouterMethods<AgentContext>) {
        router.post("\(Links.codeLinks)", use: mail)
        router.get("\(Links.codeLinks)") { _, context in Redirect.to(Links.call(try context.call())) }
    }

    @Sendable private func mail(_ request: Request, _ context: AgentContext) async throws -> Response {
        let call = try context.call()
        let mailCodeLink = MailCodeLink(
            stores: services.stores, keeping: services.keeping, world: services.world, brands: services.brands)
        switch try await mailCodeLink.perform(in: call, by: context.agent, from: context.visit.address) {
        case .mailed: return Redirect.to("\(Links.call(call))?\(CallPages.mailed)")
        // The page says what is so now: that the call is over, or when a link was mailed.
        case .refused(.takesNoCode), .refused(.mailedLately): return Redirect.to(Links.call(call))
        case .refused(.noReader): return try await page(context, call, CodeLinkWords.noReader)
        case .refused(.addressIsNew): return try await page(context, call, CodeLinkWords.addressIsNew)
        case .refused(.notOffered), .unknownCall: throw HTTPError(.notFound)
        }
    }

    private func page(_ context: AgentContext, _ call: ID<Call>, _ why: Phrase) async throws -> Response {
        try await CallPages(services: services).page(context, call: call, refused: .link(why))
    }
}
