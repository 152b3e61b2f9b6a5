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
        router.post("\(Links.newEmailAgain)", use: sendAgain)
        router.post("\(Links.newEmailCancelled)", use: cancel)
        for path in [Links.newEmailAgain, Links.newEmailCancelled] {
            router.get("\(path)") { _, _ in Redirect.to(Links.settings) }
        }
    }

    @Sendable private func ask(_ request: Request, _ context: MemberContext) async throws -> Response {
        if request.uri.query == "sent" { return sent(context.visit).response(context.visit) }
        guard context.passwordIsFresh(services) else {
            return PasswordAgainPage(back: Links.newEmail).response(context.visit)
        }
        return NewEmailPage(now: context.session.member.email).response(context.visit)
    }

    private var asking: AskEmailChange {
        AskEmailChange(stores: services.stores, keeping: services.keeping, world: services.world)
    }

    private func sent(_ visit: Visit) -> PlainPage {
        let words = visit.companyOfSession == nil ? AddressWords.sent : OwnerLogInWords.addressSent
        return PlainPage(
            title: AddressWords.sentTitle, words: [words, AddressWords.sentNothing],
            way: (Links.settings, AddressWords.toSettings))
    }

    @Sendable private func send(_ request: Request, _ context: MemberContext) async throws -> Response {
        var page = NewEmailPage(now: context.session.member.email, typed: context.form[.email])
        let even = EvenAnswer()
        switch try await asking.perform(to: page.typed, in: context.session, from: context.visit.address) {
        case .asked:
            // A mail to write takes longer than none.
            try await even.wait(in: services.world)
            return Redirect.to("\(Links.newEmail)?sent")
        case .passwordNeeded: return PasswordAgainPage(back: Links.newEmail).response(context.visit)
        case .unreadable:
            page.error = EmailAddressWords.refused(page.typed)
            return page.response(context.visit)
        case .same:
            page.error = AddressWords.same
            return page.response(context.visit)
        case .wait(let until):
            page.error = services.wait(until: until)
            return page.response(context.visit, status: .tooManyRequests)
        }
    }
}

extension EmailController {
    /// To the address that waits, as if it had been typed once more.
    @Sendable private func sendAgain(_ request: Request, _ context: MemberContext) async throws -> Response {
        let (member, ask) = (context.session.member, asking)
        let view = try await services.stores.settingsView(of: member.logIn, account: context.session.account)
        guard let pending = view.pendingEmail else { return Redirect.to(Links.settings) }
        let even = EvenAnswer()
        switch try await ask.perform(to: pending.email.text, in: context.session, from: context.visit.address) {
        case .asked:
            try await even.wait(in: services.world)
            return Redirect.to("\(Links.settings)?again")
        case .passwordNeeded: return PasswordAgainPage(back: Links.settings).response(context.visit)
        case .unreadable, .same: return Redirect.to(Links.settings)
        case .wait(let until):
            var page = NewEmailPage(now: member.email, typed: pending.email.text)
            page.error = services.wait(until: until)
            return page.response(context.visit, status: .tooManyRequests)
        }
    }

    @Sendable private func cancel(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await CancelEmailChange(stores: services.stores).perform(
            in: context.session, from: context.visit.address)
        return Redirect.to("\(Links.settings)#address-card")
    }
}

/// The mailed link to the new address: looking at it changes nothing, its button does.
struct EmailConfirmationController: Sendable {
    let services: WebServices

    func add(to router: Router<WebContext>) {
        router.get("\(Links.emailConfirmation)", use: show)
        router.post("\(Links.emailConfirmation)", use: confirm)
    }

    private var change: ChangeEmail { ChangeEmail(stores: services.stores) }

    @Sendable private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let visit = try context.arrived()
        guard let (token, brand) = try context.mailedLink(),
            let wish = try await change.wish(of: token.hash, brand: brand)
        else { return dead(visit).response(visit) }
        return switch wish.mailbox {
        case .new: ConfirmEmailPage(token: token, email: wish.email, member: wish.member).response(visit)
        case .old: AgreementPage(token: token, from: wish.member.email, to: wish.email).response(visit)
        }
    }

    @Sendable private func confirm(_ request: Request, _ context: WebContext) async throws -> Response {
        let visit = try context.arrived()
        guard let (token, brand) = try context.mailedLink() else { return dead(visit).response(visit) }
        let (outcome, wish) = try await change.perform(link: token.hash, brand: brand, from: visit.address)
        switch outcome {
        case .noSuchLink: return dead(visit).response(visit)
        case .waits(let until): return AgreementPage.waits(until, visit)
        case .waitsForNewMailbox: return AgreementPage.agreed(AgreementWords.agreed, visit)
        case .changed where wish?.mailbox == .old: return AgreementPage.agreed(AgreementWords.changed, visit)
        case .changed: break
        }
        if case .member(let session, _) = visit.who, session.member.logIn == wish?.member.logIn {
            return Redirect.to("\(Links.settings)?address")
        }
        return Redirect.to("\(Links.login)?\(wish?.member.company == nil ? "address" : "notices")")
    }

    private func dead(_ visit: Visit) -> PlainPage {
        PlainPage(
            title: PasswordWords.deadTitle, words: [AddressWords.dead],
            way: (Links.settings, PortalWords.toSettings), status: .gone)
    }
}
