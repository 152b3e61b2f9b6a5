import Foundation
import Hummingbird
import Phrasebook
import SecurityQuestions

/// Asks for a new address under Settings. Nobody is told here whether an address is free.
struct EmailController: Sendable {
    let services: WebServices

    func add(to router: some RouterMethods<MemberContext>) {
        router.get("\(Links.newEmail)", use: ask)
        router.post("\(Links.newEmail)", use: send)
    }

    @Sendable private func ask(_ request: Request, _ context: MemberContext) async throws -> Response {
        if request.uri.query == "sent" { return sent.response(context.visit) }
        guard context.passwordIsFresh(services) else {
            return PasswordAgainPage(back: Links.newEmail).response(context.visit)
        }
        return NewEmailPage(now: context.session.member.email).response(context.visit)
    }

    private var sent: PlainPage {
        PlainPage(
            title: AddressWords.sentTitle, words: [AddressWords.sent, AddressWords.sentNothing],
            way: (Links.settings, AddressWords.toSettings))
    }

    @Sendable private func send(_ request: Request, _ context: MemberContext) async throws -> Response {
        guard context.passwordIsFresh(services) else {
            return PasswordAgainPage(back: Links.newEmail).response(context.visit)
        }
        let member = context.session.member
        var page = NewEmailPage(now: member.email, typed: context.form[.email])
        guard let email = EmailAddress(page.typed) else {
            page.error = page.typed.trimmingSpaces().isEmpty ? LoginWords.emailMissing : PasswordWords.emailWrong
            return page.response(context.visit)
        }
        guard email != member.email else {
            page.error = AddressWords.same
            return page.response(context.visit)
        }
        let gate = MailGate(
            services: services, what: "\(context.brand.id) address", name: member.id.description, visit: context.visit)
        if let wait = try await gate.refusal() {
            page.error = wait
            return page.response(context.visit, status: .tooManyRequests)
        }
        let now = services.world.now()
        try await services.stores.askEmailChange(
            of: member.id, to: email,
            link: services.link(lasting: MailedLink.confirmationLifetime),
            event: context.identity.event(.emailChangeAsked, at: now, from: context.visit))
        return Redirect.to("\(Links.newEmail)?sent")
    }
}

/// The mailed link to the new address: looking at it changes nothing, its button does.
struct EmailConfirmationController: Sendable {
    let services: WebServices

    func add(to router: Router<WebContext>) {
        router.get("\(Links.emailConfirmation)", use: show)
        router.post("\(Links.emailConfirmation)", use: confirm)
    }

    @Sendable private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let visit = try context.arrived()
        guard let holder = try await holder(context) else { return dead(visit).response(visit) }
        return ConfirmEmailPage(token: holder.token, email: holder.email, name: holder.member.name).response(visit)
    }

    @Sendable private func confirm(_ request: Request, _ context: WebContext) async throws -> Response {
        let visit = try context.arrived()
        let now = services.world.now()
        guard let holder = try await holder(context),
            try await services.stores.changeEmail(
                holder.token.hash, at: now,
                event: Identity(holder.member).event(.emailChanged, at: now, from: visit))
        else { return dead(visit).response(visit) }
        if case .member(let session, _) = visit.who, session.member.id == holder.member.id {
            return Redirect.to("\(Links.settings)?address")
        }
        return Redirect.to("\(Links.login)?address")
    }

    private typealias Holder = (token: SecretToken, member: Member, email: EmailAddress)

    private func holder(_ context: WebContext) async throws -> Holder? {
        guard case .portal(let brand, _) = try context.arrived().place else { throw UnknownHost() }
        guard let token = SecretToken(try context.parameters.require("token")),
            let found = try await services.stores.emailChange(token.hash, at: services.world.now()),
            found.account.brand == brand.id
        else { return nil }
        return (token, found.member, found.email)
    }

    private func dead(_ visit: Visit) -> PlainPage {
        PlainPage(
            title: PasswordWords.deadTitle, words: [AddressWords.dead],
            way: (Links.settings, PortalWords.toSettings), status: .gone)
    }
}
