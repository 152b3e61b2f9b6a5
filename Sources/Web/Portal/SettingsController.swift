import Foundation
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
        let now = services.world.now()
        return SettingsPage(
            kept: kept?.answer, state: kept?.budget.state(at: now),
            mayEdit: context.session.member.role.mayEditSecurityQuestion,
            isSaved: request.uri.query == "saved" && kept.map { now.timeIntervalSince($0.answer.setAt) < 60 } == true
        ).response(context.visit)
    }
}
