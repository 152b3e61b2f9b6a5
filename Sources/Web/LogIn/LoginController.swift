import Foundation
import Hummingbird
import Phrasebook
import SecurityQuestions

/// Log-in and log-out at either door: the password, then, for whoever has one, the second factor.
struct LoginController: Sendable {
    let services: WebServices

    func add(to router: Router<WebContext>) {
        router.get("\(Links.login)", use: show)
        router.post("\(Links.login)", use: logIn)
        router.get("\(Links.secondStep)") { _, _ in Redirect.to(Links.login) }
        router.post("\(Links.secondStep)", use: prove)
        router.post("\(Links.logout)", use: logOut)
    }

    @Sendable private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let visit = try context.arrived()
        let back = request.uri.queryParameters["back"].map(String.init) ?? ""
        guard case .visitor = visit.who else { return Redirect.to(Links.isLocal(back) ? back : Links.home) }
        return LoginPage(email: "", back: back, notice: notice(request.uri.query, back: back)).response(visit)
    }

    private func notice(_ query: String?, back: String) -> Phrase? {
        switch query {
        case "out": LoginWords.loggedOut
        case "reset": PasswordWords.resetDone
        case "address": AddressWords.changedLogIn
        default: back.isEmpty ? nil : LoginWords.ended
        }
    }

    @Sendable private func logIn(_ request: Request, _ context: WebContext) async throws -> Response {
        let visit = try context.arrived()
        let form = context.form
        let gate = LoginGate(services: services, place: visit.place.name, email: form[.email], visit: visit)
        let page = LoginPage(email: form[.email], back: form[.back], notice: nil)
        if let missing = page.missing(password: form[.password]) { return missing.response(visit) }
        switch try await gate.admit({ try await rightful(form, visit: visit) }) {
        case .right(let known): return try await proceed(known, visit: visit, back: form[.back])
        case .wrong: return page.refused(LoginWords.wrong).response(visit, status: .unprocessableContent)
        case .wait(let why): return page.refused(why).response(visit, status: .tooManyRequests)
        }
    }

    /// Whose password it is. A hash is spent whether anybody has this address or not.
    private func rightful(_ form: Form, visit: Visit) async throws -> KnownIdentity? {
        let known = try await services.known(email: form[.email], at: visit.place)
        let nobody = PasswordOwner.member(ID(services.world))
        let isRight = try await services.keeping.isRight(
            form.secret(.password), with: known?.password, of: known?.identity.passwordOwner ?? nobody)
        if isRight, let known, known.mayLogIn {
            return await services.strengthened(known, given: form.secret(.password))
        }
        try await services.stores.record(
            AuditEvent(
                at: services.world.now(), kind: visit.place.loginFailed, actor: known?.identity.actor ?? .visitor,
                account: known?.identity.account, address: visit.address))
        return nil
    }

    /// In, or on to the second step.
    private func proceed(_ known: KnownIdentity, visit: Visit, back: String) async throws -> Response {
        guard try await services.stores.secondFactor(of: known.identity.person) != nil else {
            return try await begin(known.identity, visit: visit, at: back)
        }
        let ticket = LoginTicket(known, visit: visit)
        let sealed = try ticket.sealed(with: services.ticketKey, at: services.world.now())
        return SecondStepPage(ticket: sealed, back: back).response(visit)
    }

    @Sendable private func prove(_ request: Request, _ context: WebContext) async throws -> Response {
        let visit = try context.arrived()
        let form = context.form
        guard let identity = try await ticketHolder(form[.ticket], visit: visit) else {
            return LoginPage(email: "", back: form[.back], notice: SecondFactorWords.tooLate).response(visit)
        }
        var page = SecondStepPage(ticket: form[.ticket], back: form[.back])
        let typed = SecondFactorCheck.Typed(form)
        guard let typed else {
            page.codeError = SecondFactorWords.codeMissing
            return page.response(visit)
        }
        let check = SecondFactorCheck(services: services, identity: identity, visit: visit)
        switch try await check.spend(typed) {
        case .right(let right):
            // Whoever used a recovery code is told how many are left.
            let back = right.wasRecoveryCode ? "\(Links.secondFactor)?recovered" : form[.back]
            return try await begin(identity, visit: visit, at: back)
        case .wrong: return page.refused(typed).response(visit)
        case .wait(let why): return page.refused(why).response(visit)
        }
    }

    private func ticketHolder(_ sealed: String, visit: Visit) async throws -> Identity? {
        guard
            let ticket = LoginTicket(sealed, key: services.ticketKey, visit: visit, at: services.world.now()),
            let known = try await services.known(email: ticket.email, at: visit.place),
            known.mayLogIn, ticket.isOf(known)
        else { return nil }
        return known.identity
    }

    /// A session, and a browser that is known next time.
    private func begin(_ identity: Identity, visit: Visit, at back: String) async throws -> Response {
        let now = services.world.now()
        let token = SecretToken(services.world)
        let session = Session(token: token.hash, startedAt: now, seenAt: now, passwordGivenAt: now)
        switch identity.person {
        case .member(let id):
            try await services.stores.start(
                session, member: id, browser: visit.browser.hash,
                event: identity.event(.memberLoggedIn, at: now, from: visit))
        case .agent(let id):
            try await services.stores.start(
                session, agent: id, event: identity.event(.agentLoggedIn, at: now, from: visit))
        }
        var response = Redirect.to(Links.isLocal(back) ? back : Links.home)
        response.setCookie(visit.place.door.sessionCookie(token))
        response.setCookie(visit.place.door.browserCookie(visit.browser))
        return response
    }

    @Sendable private func logOut(_ request: Request, _ context: WebContext) async throws -> Response {
        let visit = try context.arrived()
        let now = services.world.now()
        switch visit.who {
        case .visitor: break
        case .member(let session, let token):
            let event = Identity(session.member).event(.memberLoggedOut, at: now, from: visit)
            try await services.stores.end(token.hash, event: event)
        case .agent(let session, let token):
            let event = Identity(session.agent).event(.agentLoggedOut, at: now, from: visit)
            try await services.stores.end(token.hash, event: event)
        }
        var response = Redirect.to("\(Links.login)?out")
        response.setCookie(visit.place.door.endedSessionCookie())
        return response
    }
}
