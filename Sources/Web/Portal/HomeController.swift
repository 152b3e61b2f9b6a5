import Hummingbird
import Phrasebook
import SecurityQuestions

/// Home.
struct HomeController: Sendable {
    let services: WebServices

    func add(to router: some RouterMethods<MemberContext>) {
        router.get("\(Links.home)", use: home)
    }

    @Sendable private func home(_ request: Request, _ context: MemberContext) async throws -> Response {
        let account = context.session.account
        let mayGetCode = context.session.member.role.mayGetSupportCode
        let view = try await services.stores.homeView(of: account.id, events: 3)
        return HomePage(
            member: context.session.member, account: account, host: context.host,
            events: view.events, calls: view.calls,
            offer: mayGetCode ? SupportCodeOffer(code: view.supportCode, key: ID(services.world), now: view.now) : nil
        )
        .response(context.visit)
    }
}
