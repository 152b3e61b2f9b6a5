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
        guard case .portal(_, let host) = visit.place else { throw UnknownHost() }
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
        guard case .portal(let brand, _) = visit.place else { throw UnknownHost() }
        var page = PasswordForgottenPage(email: context.form[.email])
        guard let email = EmailAddress(page.email) else {
            page.error = page.email.trimmingSpaces().isEmpty ? LoginWords.emailMissing : PasswordWords.emailWrong
            return page.response(visit)
        }
        let gate = MailGate(services: services, what: "\(brand.id) reset", name: email.key, visit: visit)
        if let wait = try await gate.refusal() {
            page.error = wait
            page.isThrottled = true
            return page.response(visit)
        }
        try await answer(email, brand: brand, visit: visit)
        return Redirect.to("\(Links.passwordForgotten)?sent")
    }

    /// Known and unknown addresses cost one look and one entry in the log; the link's token is made for both.
    private func answer(_ email: EmailAddress, brand: Brand, visit: Visit) async throws {
        let known = try await services.stores.member(email: email, brand: brand.id)
        let now = services.world.now()
        let link = try services.link(lasting: MailedLink.resetLifetime)
        let mayReset = known.map { [.active, .suspended].contains($0.account.status) } ?? false
        let event = AuditEvent(
            at: now, kind: .passwordResetAsked, actor: .visitor, account: mayReset ? known?.account.id : nil,
            address: visit.address)
        if mayReset, let known {
            try await services.stores.askPasswordReset(of: known.member.id, link: link, event: event)
        } else {
            try await services.stores.record(event)
        }
    }

    @Sendable private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let visit = try context.arrived()
        guard let holder = try await holder(context) else { return dead.response(visit) }
        return page(holder).response(visit)
    }

    @Sendable private func reset(_ request: Request, _ context: WebContext) async throws -> Response {
        let visit = try context.arrived()
        guard let holder = try await holder(context) else { return dead.response(visit) }
        let password = context.form.secret(.password)
        if let refusal = try await services.refusal(of: password, for: holder.member, in: holder.account) {
            var page = page(holder)
            page.refusal = refusal
            return page.response(visit)
        }
        let sealed = try await services.keeping.seal(password, of: .member(holder.member.id))
        let now = services.world.now()
        let isReset = try await services.stores.resetPassword(
            holder.token.hash, to: sealed, at: now,
            event: Identity(holder.member).event(.passwordChanged, at: now, from: visit))
        guard isReset else { return dead.response(visit) }
        var response = Redirect.to("\(Links.login)?reset")
        // Whoever was logged in here, as anybody, starts anew.
        response.setCookie(Arrival.Door.portal.endedSessionCookie())
        return response
    }

    private typealias Holder = (token: SecretToken, member: Member, account: Account)

    /// Whose link it is; nobody's at another brand.
    private func holder(_ context: WebContext) async throws -> Holder? {
        guard case .portal(let brand, _) = try context.arrived().place else { throw UnknownHost() }
        guard let token = SecretToken(try context.parameters.require("token")),
            let found = try await services.stores.passwordReset(token.hash, at: services.world.now()),
            found.account.brand == brand.id
        else { return nil }
        return (token, found.member, found.account)
    }

    private func page(_ holder: Holder) -> NewPasswordPage {
        NewPasswordPage(
            action: Links.passwordReset(holder.token.text), email: holder.member.email,
            what: PasswordWords.resetWhat, cancel: Links.login)
    }

    private var dead: PlainPage {
        PlainPage(
            title: PasswordWords.deadTitle, words: [PasswordWords.dead],
            way: (Links.passwordForgotten, PasswordWords.askAgain), status: .gone)
    }
}
