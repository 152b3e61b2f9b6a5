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
        guard context.passwordIsFresh(services) else {
            return PasswordAgainPage(back: Links.newPassword).response(context.visit)
        }
        return page(context).response(context.visit)
    }

    @Sendable private func change(_ request: Request, _ context: MemberContext) async throws -> Response {
        guard context.passwordIsFresh(services) else {
            return PasswordAgainPage(back: Links.newPassword).response(context.visit)
        }
        let member = context.session.member
        let password = context.form.secret(.password)
        let personal = member.personal(in: context.session.account)
        if let refusal = PasswordRules.refusal(of: password, personal: personal) {
            var page = page(context)
            page.refusal = refusal
            return page.response(context.visit)
        }
        let sealed = try await services.keeping.seal(password, of: .member(member.id))
        let now = services.world.now()
        let token = SecretToken(services.world)
        try await services.stores.changePassword(
            of: member.id, to: sealed,
            session: Session(token: token.hash, startedAt: now, seenAt: now, passwordGivenAt: now),
            event: context.identity.event(.passwordChanged, at: now, from: context.visit))
        var response = Redirect.to("\(Links.settings)?password")
        response.setCookie(Arrival.Door.portal.sessionCookie(token))
        return response
    }

    private func page(_ context: MemberContext) -> NewPasswordPage {
        NewPasswordPage(
            action: Links.newPassword, email: context.session.member.email, what: PasswordWords.what,
            cancel: Links.settings, tab: .account)
    }
}

extension Member {
    /// What a stranger would try first for a password.
    func personal(in account: Account) -> [String] { [name, email.text, account.company, account.number] }
}
