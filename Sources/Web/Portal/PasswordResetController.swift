import Foundation
import Hummingbird
import Phrasebook
import SecurityQuestions

/// A forgotten password: a link by mail, good once and for half an hour, and a new password by it. Whoever asks learns
/// nothing about who has an account.
struct PasswordResetController: Sendable {
    let services: WebServices

    func add(to router: Router<WebContext>) {
        router.get("\(Links.passwordForgotten)", use: ask)
        router.post("\(Links.passwordForgotten)", use: send)
        router.get("\(Links.passwordReset)", use: show)
        router.post("\(Links.passwordReset)", use: reset)
    }

    @Sendable private func ask(_ request: Request, _ context: WebContext) async throws -> Response {
        let visit = try context.arrived()
        if let off = PlainPage.passwordsOff(visit) { return off.response(visit) }
        let host = try context.office().host
        return request.uri.query == "sent" ? sent(host).response(visit) : PasswordForgottenPage().response(visit)
    }

    private func sent(_ host: Brand.Host) -> PlainPage {
        PlainPage(
            title: PasswordWords.sentTitle,
            words: [PasswordWords.sent, PasswordWords.sentNothing(host.unbrokenCarePhone)],
            way: (Links.login, PasswordWords.backToLogin))
    }

    @Sendable private func send(_ request: Request, _ context: WebContext) async throws -> Response {
        let visit = try context.arrived()
        if let off = PlainPage.passwordsOff(visit) { return off.response(visit) }
        let brand = try context.office().brand.id
        var page = PasswordForgottenPage(email: context.form[.email])
        guard let email = EmailAddress(page.email) else {
            page.error = EmailAddressWords.refused(page.email, missing: LoginWords.emailMissing)
            return page.response(visit)
        }
        let even = EvenAnswer()
        let ask = AskPasswordReset(stores: services.stores, keeping: services.keeping, world: services.world)
        switch try await ask.perform(email: email, brand: brand, from: visit.address) {
        case .asked:
            try await even.wait(in: services.world)
            return Redirect.to("\(Links.passwordForgotten)?sent")
        case .wait(let until):
            page.error = services.wait(until: until)
            page.isThrottled = true
            return page.response(visit)
        }
    }

    private func resetPassword(by link: SecretToken, _ visit: Visit) -> ResetPassword {
        ResetPassword(
            stores: services.stores, keeping: services.hashing(for: .link(link.hash, from: visit.address)))
    }

    @Sendable private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let visit = try context.arrived()
        if let off = PlainPage.passwordsOff(visit) { return off.response(visit) }
        guard let (token, brand) = try context.mailedLink(),
            let holder = try await resetPassword(by: token, visit).holder(of: token.hash, brand: brand)
        else { return dead.response(visit) }
        if let join = try await join(holder, token, visit) { return join }
        return try await page(holder.member, token).response(visit)
    }

    @Sendable private func reset(_ request: Request, _ context: WebContext) async throws -> Response {
        let visit = try context.arrived()
        if let off = PlainPage.passwordsOff(visit) { return off.response(visit) }
        guard let (token, brand) = try context.mailedLink() else { return dead.response(visit) }
        if let holder = try await resetPassword(by: token, visit).holder(of: token.hash, brand: brand),
            let join = try await join(holder, token, visit)
        {
            return try await accepted(holder.member, token, visit) ?? join
        }
        let outcome = try await resetPassword(by: token, visit).perform(
            to: context.form.secret(.password), link: token.hash, brand: brand, in: visit.browser.hash,
            from: visit.address)
        switch outcome {
        case .noSuchLink: return dead.response(visit)
        case .refused(let refusal, let holder):
            var page = try await page(holder.member, token)
            page.refusal = refusal
            return page.response(visit)
        case .wait(let until, let holder):
            var page = try await page(holder.member, token)
            page.wait = services.changeWait(until: until)
            return page.response(visit)
        case .reset:
            var response = Redirect.to("\(Links.login)?reset")
            // Whoever was logged in here, as anybody, starts anew.
            response.setCookie(visit.cookies.endedSessionCookie())
            return response
        }
    }

    /// Nil where the link is for a password: an invitation of who has a log-in is accepted by logging in.
    private func join(_ holder: ResetPassword.Holder, _ token: SecretToken, _ visit: Visit) async throws -> Response? {
        guard try await AcceptInvitation(stores: services.stores).isNeeded(for: holder.member) else { return nil }
        let action = Links.passwordReset(token.text)
        return JoinPage(invited: holder.member, account: holder.account, action: action).response(visit)
    }

    /// Nil where nobody is logged in whose invitation it is.
    private func accepted(_ invited: Member, _ token: SecretToken, _ visit: Visit) async throws -> Response? {
        guard case .member(let session, _) = visit.who else { return nil }
        let isAccepted = try await AcceptInvitation(stores: services.stores).perform(
            link: token.hash, of: invited, by: session.member, from: visit.address)
        return isAccepted ? Redirect.to("\(Links.switchAccount)?joined") : nil
    }

    private func page(_ member: Member, _ token: SecretToken) async throws -> NewPasswordPage {
        let opened = try await services.stores.opened(byLogIn: member.logIn)
        return NewPasswordPage(
            action: Links.passwordReset(token.text), email: member.email,
            what: opened.count > 1 ? SeveralWords.resetWhat : PasswordWords.resetWhat, cancel: Links.login)
    }

    private var dead: PlainPage {
        PlainPage(
            title: PasswordWords.deadTitle, words: [PasswordWords.dead],
            way: (Links.passwordForgotten, PasswordWords.askAgain), status: .gone)
    }
}
