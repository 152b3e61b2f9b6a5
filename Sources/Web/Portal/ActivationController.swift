import Foundation
import Hummingbird
import Phrasebook
import SecurityQuestions

/// Activation by link: confirm the account, choose a password, choose question and answer. The link opens whichever
/// step comes next, so it can be left and resumed; a step sent twice counts once.
struct ActivationController: Sendable {
    let services: WebServices

    func add(to router: Router<WebContext>) {
        router.get("\(Links.activation)", use: show)
        router.post("\(Links.activationConfirmation)", use: confirm)
        router.post("\(Links.activationPassword)", use: choosePassword)
        router.post("\(Links.activationQuestion)", use: chooseQuestion)
        for path in [Links.activationConfirmation, Links.activationPassword, Links.activationQuestion] {
            router.get("\(path)") { _, context in Redirect.to(Links.activation(try context.parameters.require("token")))
            }
        }
    }

    @Sendable private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        switch try await invitation(context) {
        case .waiting(let invited, let step):
            if step == .question { return ActivationQuestionPage(invited: invited, remark: nil, chosen: "").response() }
            return ActivationPage(invited: invited, step: step).response()
        case .over(let page): return page
        }
    }

    @Sendable private func confirm(_ request: Request, _ context: WebContext) async throws -> Response {
        guard case .waiting(let invited, .confirm) = try await invitation(context) else { return back(context) }
        let now = services.world.now()
        _ = try await services.stores.confirm(
            invited.token.hash, at: now, event: event(.accountConfirmed, invited, at: now))
        return back(context)
    }

    @Sendable private func choosePassword(_ request: Request, _ context: WebContext) async throws -> Response {
        guard case .waiting(let invited, .password) = try await invitation(context) else { return back(context) }
        let password = context.form.secret(.password)
        let personal = invited.member.personal(in: invited.account)
        if let refusal = PasswordRules.refusal(of: password, personal: personal) {
            return ActivationPage(invited: invited, step: .password, refusal: refusal).response()
        }
        let secret = try await services.keeping.seal(password, of: .member(invited.member.id))
        let now = services.world.now()
        _ = try await services.stores.choosePassword(
            invited.token.hash, password: secret, at: now, event: event(.passwordChosen, invited, at: now))
        return back(context)
    }

    @Sendable private func chooseQuestion(_ request: Request, _ context: WebContext) async throws -> Response {
        guard case .waiting(let invited, .question) = try await invitation(context) else { return back(context) }
        let setting = AnswerSetting(
            services: services, account: invited.account, brand: invited.brand, by: invited.member,
            language: invited.visit.text.language)
        switch try await setting.outcome(of: context.form, replacing: nil, id: ID(services.world)) {
        case .refused(let refusal):
            return ActivationQuestionPage(invited: invited, remark: .refused(refusal), chosen: context.form[.question])
                .response()
        case .heard(let words):
            return ActivationQuestionPage(invited: invited, remark: .heard(words), chosen: context.form[.question])
                .response()
        case .sealed(let answer): return try await complete(invited, answer)
        }
    }

    private func complete(_ invited: Invited, _ answer: SealedAnswer) async throws -> Response {
        let now = services.world.now()
        let session = SecretToken(services.world)
        let isDone = try await services.stores.complete(
            invited.token.hash, answer: answer,
            session: Session(token: session.hash, startedAt: now, seenAt: now, passwordGivenAt: now),
            browser: invited.visit.browser.hash,
            events: [event(.questionChosen, invited, at: now), event(.accountActivated, invited, at: now)])
        var response = Redirect.to(Links.activation(invited.token.text))
        if isDone {
            response.setCookie(Arrival.Door.portal.sessionCookie(session))
            response.setCookie(Arrival.Door.portal.browserCookie(invited.visit.browser))
        }
        return response
    }

    private enum Invitation {
        case waiting(Invited, Activation.Step)
        /// Used, expired or unknown: a page says so.
        case over(Response)
    }

    private func invitation(_ context: WebContext) async throws -> Invitation {
        let visit = try context.arrived()
        guard case .portal(let brand, let host) = visit.place else { throw UnknownHost() }
        guard let token = SecretToken(try context.parameters.require("token")),
            let found = try await services.stores.activation(token.hash), found.account.brand == brand.id
        else { return .over(ActivationEnd.unknown(host).response(visit)) }
        switch found.activation.state(at: services.world.now()) {
        case .used:
            if case .member(let session, _) = visit.who, session.member.id == found.member.id {
                return .over(ActivationEnd.done.response(visit))
            }
            return .over(ActivationEnd.used.response(visit))
        case .expired: return .over(ActivationEnd.expired(host).response(visit))
        case .waiting(let step):
            let invited = Invited(
                visit: visit, brand: brand, host: host, token: token, member: found.member, account: found.account)
            return .waiting(invited, step)
        }
    }

    private func back(_ context: WebContext) -> Response {
        Redirect.to(context.parameters.get("token").map(Links.activation) ?? Links.home)
    }

    private func event(_ kind: AuditEvent.Kind, _ invited: Invited, at now: Date) -> AuditEvent {
        AuditEvent(
            at: now, kind: kind, actor: .member(invited.member.id, name: invited.member.name),
            account: invited.account.id, address: invited.visit.address)
    }
}

/// Who follows a working invitation.
struct Invited: Sendable {
    let visit: Visit
    let brand: Brand
    let host: Brand.Host
    let token: SecretToken
    let member: Member
    let account: Account
}
