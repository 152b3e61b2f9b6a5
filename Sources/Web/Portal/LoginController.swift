import Foundation
import Hummingbird
import Phrasebook
import SecurityQuestions

/// Log-in and log-out of members.
struct LoginController: Sendable {
    let services: WebServices

    func add(to router: Router<WebContext>) {
        router.get("\(Links.login)", use: show)
        router.post("\(Links.login)", use: logIn)
        router.post("\(Links.logout)", use: logOut)
    }

    @Sendable private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let visit = try context.arrived()
        let back = request.uri.queryParameters["back"].map(String.init) ?? ""
        if case .member = visit.who { return Redirect.to(Links.isLocal(back) ? back : Links.home) }
        let notice: Phrase? = request.uri.query == "out" ? LoginWords.loggedOut : back.isEmpty ? nil : LoginWords.ended
        return LoginPage(email: "", back: back, notice: notice).response(visit)
    }

    @Sendable private func logIn(_ request: Request, _ context: WebContext) async throws -> Response {
        let visit = try context.arrived()
        guard case .portal(let brand, _) = visit.place else { throw UnknownHost() }
        let form = context.form
        let gate = LoginGate(services: services, place: brand.id, email: form[.email], visit: visit)
        let page = LoginPage(email: form[.email], back: form[.back], notice: nil)
        if let missing = page.missing(password: form[.password]) { return missing.response(visit) }
        switch try await gate.admit({ try await rightful(form, brand: brand, visit: visit) }) {
        case .right(let member): return try await begin(member, visit: visit, back: form[.back])
        case .wrong: return page.refused(LoginWords.wrong).response(visit, status: .unprocessableContent)
        case .wait(let why): return page.refused(why).response(visit, status: .tooManyRequests)
        }
    }

    /// The member whose password it is. A hash is spent whether anybody has this address or not.
    private func rightful(_ form: Form, brand: Brand, visit: Visit) async throws -> Member? {
        let known: (member: Member, password: SealedSecret?, account: Account)?
        if let email = EmailAddress(form[.email]) {
            known = try await services.stores.member(email: email, brand: brand.id)
        } else {
            known = nil
        }
        let owner = PasswordOwner.member(known?.member.id ?? ID(services.world))
        let isRight = try await services.keeping.isRight(form.secret(.password), with: known?.password, of: owner)
        if isRight, let known, known.account.status.isOpenToMembers { return known.member }
        let actor = known.map { AuditEvent.Actor.member($0.member.id, name: $0.member.name) } ?? .visitor
        try await services.stores.record(
            AuditEvent(
                at: services.world.now(), kind: .memberLoginFailed, actor: actor, account: known?.account.id,
                address: visit.address))
        return nil
    }

    private func begin(_ member: Member, visit: Visit, back: String) async throws -> Response {
        let now = services.world.now()
        let token = SecretToken(services.world)
        try await services.stores.start(
            Session(token: token.hash, startedAt: now, seenAt: now, passwordGivenAt: now), member: member.id,
            event: AuditEvent(
                at: now, kind: .memberLoggedIn, actor: .member(member.id, name: member.name), account: member.account,
                address: visit.address))
        var response = Redirect.to(Links.isLocal(back) ? back : Links.home)
        response.setCookie(Arrival.Door.portal.sessionCookie(token))
        return response
    }

    @Sendable private func logOut(_ request: Request, _ context: WebContext) async throws -> Response {
        let visit = try context.arrived()
        if case .member(let session, let token) = visit.who {
            try await services.stores.end(
                token.hash,
                event: AuditEvent(
                    at: services.world.now(), kind: .memberLoggedOut,
                    actor: .member(session.member.id, name: session.member.name), account: session.account.id,
                    address: visit.address))
        }
        var response = Redirect.to("\(Links.login)?out")
        response.setCookie(Arrival.Door.portal.endedSessionCookie())
        return response
    }
}
