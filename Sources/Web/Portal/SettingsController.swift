import Hummingbird
import SecurityQuestions

/// Account → Settings.
struct SettingsController: Sendable {
    let services: WebServices

    func add(to router: some RouterMethods<MemberContext>) {
        router.get("\(Links.account)") { _, _ in Redirect.to(Links.settings) }
        router.get("\(Links.settings)", use: show)
    }

    @Sendable private func show(_ request: Request, _ context: MemberContext) async throws -> Response {
        let kept = try await services.stores.answer(of: context.session.account.id, slot: 0)
        return SettingsPage(
            kept: kept?.answer, state: kept?.budget.state(at: services.world.now()),
            mayEdit: context.session.member.role.mayEditSecurityQuestion, isSaved: request.uri.query == "saved"
        ).response(context.visit)
    }
}
