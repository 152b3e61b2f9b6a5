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
        let banner = try await isReported(context) ? reportedBanner(context) : .none
        guard context.passwordIsFresh(services) else {
            return PasswordAgainPage(back: Links.newPassword, banner: banner).response(context.visit)
        }
        var page = page(context)
        page.banner = banner
        return page.response(context.visit)
    }

    @Sendable private func change(_ request: Request, _ context: MemberContext) async throws -> Response {
        guard context.passwordIsFresh(services) else {
            return PasswordAgainPage(back: Links.newPassword).response(context.visit)
        }
        let member = context.session.member
        let password = context.form.secret(.password)
        if let refusal = try await services.refusal(of: password, for: member, in: context.session.account) {
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
        let goesOn = try await isReported(context) && member.role.mayEditSecurityQuestion
        var response = Redirect.to(goesOn ? Links.question : "\(Links.settings)?password")
        response.setCookie(Arrival.Door.portal.sessionCookie(token))
        return response
    }

    private func reportedBanner(_ context: MemberContext) -> HTML {
        context.session.member.role.mayEditSecurityQuestion
            ? NotMePage.doneBanner(context.visit.text) : NotMePage.userBanner(context.visit.text)
    }

    /// "This was not me" was reported, and no new question chosen yet.
    private func isReported(_ context: MemberContext) async throws -> Bool {
        try await services.stores.answer(of: context.session.account.id, slot: 0)?.budget.isStopped ?? false
    }

    private func page(_ context: MemberContext) -> NewPasswordPage {
        NewPasswordPage(
            action: Links.newPassword, email: context.session.member.email, what: PasswordWords.what,
            cancel: Links.settings, tab: .account)
    }
}

extension WebServices {
    /// Why `password` cannot be a member's new one; nil when it can.
    func refusal(of password: SecretText, for member: Member, in account: Account) async throws
        -> PasswordRules.Refusal?
    {
        let personal = member.personal(in: account)
        if let refusal = PasswordRules.refusal(of: password, personal: personal) { return refusal }
        let present = try await stores.password(of: member.id)
        return try await keeping.isRight(password, with: present, of: .member(member.id)) ? .sameAsBefore : nil
    }
}

extension Member {
    /// What a stranger would try first for a password.
    func personal(in account: Account) -> [String] { [name, email.text, account.company, account.number] }
}
