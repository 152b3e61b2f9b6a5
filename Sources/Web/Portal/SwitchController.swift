import Hummingbird
import Phrasebook
import SecurityQuestions

/// From one account to another that the same log-in opens.
struct SwitchController: Sendable {
    let services: WebServices

    func add(to router: some RouterMethods<MemberContext>) {
        router.get("\(Links.switchAccount)", use: show)
        router.post("\(Links.switchAccount)", use: perform)
    }

    @Sendable private func show(_ request: Request, _ context: MemberContext) async throws -> Response {
        guard context.session.opensOthers else { return Redirect.to(Links.settings) }
        return try await page(context, hasJoined: request.uri.query == "joined")
    }

    private func page(_ context: MemberContext, hasJoined: Bool = false, error: Phrase? = nil) async throws -> Response
    {
        let opened = try await services.stores.opened(byLogIn: context.session.member.logIn)
        return SwitchPage(
            opened: opened, current: context.session.account.id, hasJoined: hasJoined, error: error
        ).response(context.visit)
    }

    @Sendable private func perform(_ request: Request, _ context: MemberContext) async throws -> Response {
        let change = SwitchAccount(stores: services.stores, world: services.world)
        guard let account = ID<Account>(context.form[.account]),
            let token = try await change.perform(
                to: account, from: context.token.hash, of: context.session.member, at: context.visit.address)
        else { return try await page(context, error: SeveralWords.notOpened) }
        var response = Redirect.to(Links.home)
        response.setCookie(context.visit.cookies.sessionCookie(token))
        return response
    }
}
