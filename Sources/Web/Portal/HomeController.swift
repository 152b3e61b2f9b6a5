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
        let now = services.world.now()
        let mayGetCode = context.session.member.role.mayGetSupportCode
        let code = mayGetCode ? try await services.stores.supportCode(of: account.id) : nil
        return HomePage(
            member: context.session.member, account: account, host: context.host,
            events: try await services.stores.activity(of: account.id, before: nil, limit: 3),
            calls: try await services.stores.callsUnderWay(about: account.id, at: now),
            offer: mayGetCode ? SupportCodeOffer(code: code, key: ID(services.world), now: now) : nil
        )
        .response(context.visit)
    }
}
