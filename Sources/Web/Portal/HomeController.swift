import Hummingbird
import Phrasebook
import SecurityQuestions

/// Home and Help.
struct HomeController: Sendable {
    let services: WebServices

    func add(to router: some RouterMethods<MemberContext>) {
        router.get("\(Links.home)", use: home)
        router.get("\(Links.help)", use: help)
    }

    @Sendable private func home(_ request: Request, _ context: MemberContext) async throws -> Response {
        let events = try await services.stores.activity(of: context.session.account.id, before: nil, limit: 3)
        return HomePage(
            member: context.session.member, account: context.session.account, host: context.host, events: events
        )
        .response(context.visit)
    }

    @Sendable private func help(_ request: Request, _ context: MemberContext) async throws -> Response {
        HelpPage(host: context.host).response(context.visit)
    }
}
