import Foundation
import Hummingbird
import Phrasebook
import SecurityQuestions

/// A new password under Settings: ends the other sessions and begins this one anew.
struct PasswordController: Sendable {
    let services: WebServices

    func add(to router: some RouterMethods<MemberContext>) {
        router.get("\(Links.newPassword)", use: ask)
        router.post("\(Links.newPassword)", use: change)
    }

    @Sendable private func ask(_ request: Request, _ context: MemberContext) async throws -> Response {
        if let off = PlainPage.passwordsOff(context.visit) { return off.response(context.visit) }
        let banner = try await reportedBanner(request.uri.query, context)
        guard context.passwordIsFresh(services) else {
            return PasswordAgainPage(back: Links.newPassword, banner: banner).response(context.visit)
        }
        var page = page(context)
        page.banner = banner
        return page.response(context.visit)
    }

    @Sendable private func change(_ request: Request, _ context: MemberContext) async throws -> Response {
        if let off = PlainPage.passwordsOff(context.visit) { return off.response(context.visit) }
        let change = ChangePassword(
            stores: services.stores, keeping: services.hashing(for: context.visit.requester), world: services.world)
        let outcome = try await change.perform(
            to: context.form.secret(.password), in: context.session, from: context.visit.address)
        switch outcome {
        case .passwordNeeded: return PasswordAgainPage(back: Links.newPassword).response(context.visit)
        case .wait(let until):
            var page = page(context)
            page.wait = services.changeWait(until: until)
            return page.response(context.visit)
        case .refused(let refusal):
            var page = page(context)
            page.refusal = refusal
            return page.response(context.visit)
        case .changed(let token):
            let goesOn = try await isReported(context) && context.session.member.role.mayEditSecurityQuestion
            var response = Redirect.to(goesOn ? Links.question : "\(Links.settings)?password")
            response.setCookie(context.visit.cookies.sessionCookie(token))
            return response
        }
    }

    /// What "This was not me" has done. A link with the same end shows it to nobody: it has to be so.
    private func reportedBanner(_ query: String?, _ context: MemberContext) async throws -> HTML {
        let (member, text) = (context.session.member, context.visit.text)
        if member.role.mayReportForAccount { return try await isReported(context) ? NotMePage.doneBanner(text) : .none }
        guard query == "reported" else { return .none }
        return try await services.stores.sessions(of: member.logIn).count <= 1 ? NotMePage.userBanner(text) : .none
    }

    /// "This was not me" was reported, and no new question chosen yet.
    private func isReported(_ context: MemberContext) async throws -> Bool {
        try await services.stores.answer(of: context.session.account.id)?.budget.isReported ?? false
    }

    private func page(_ context: MemberContext) -> NewPasswordPage {
        NewPasswordPage(
            action: Links.newPassword, email: context.session.member.email, what: PasswordWords.what,
            cancel: Links.settings, tab: .account)
    }
}
