import Foundation
import Hummingbird
import Phrasebook
import SecurityQuestions

/// Log-in and log-out of agents and supervisors.
struct AgentLoginController: Sendable {
    let services: WebServices

    func add(to router: Router<WebContext>) {
        router.get("\(Links.login)", use: show)
        router.post("\(Links.login)", use: logIn)
        router.post("\(Links.logout)", use: logOut)
    }

    @Sendable private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let visit = try context.arrived()
        if case .agent = visit.who { return Redirect.to(Links.home) }
        let back = request.uri.queryParameters["back"].map(String.init) ?? ""
        let notice = request.uri.query == "out" ? LoginWords.loggedOut : nil
        return LoginPage(email: "", back: back, notice: notice).response(visit)
    }

    @Sendable private func logIn(_ request: Request, _ context: WebContext) async throws -> Response {
        let visit = try context.arrived()
        let form = context.form
        let gate = LoginGate(services: services, place: "care desk", email: form[.email], visit: visit)
        let page = LoginPage(email: form[.email], back: form[.back], notice: nil)
        if let missing = page.missing(password: form[.password]) { return missing.response(visit) }
        switch try await gate.admit({ try await rightful(form, visit: visit) }) {
        case .right(let agent): return try await begin(agent, visit: visit, back: form[.back])
        case .wrong: return page.refused(LoginWords.wrong).response(visit, status: .unprocessableContent)
        case .wait(let why): return page.refused(why).response(visit, status: .tooManyRequests)
        }
    }

    private func begin(_ agent: Agent, visit: Visit, back: String) async throws -> Response {
        let now = services.world.now()
        let token = SecretToken(services.world)
        try await services.stores.start(
            Session(token: token.hash, startedAt: now, seenAt: now, passwordGivenAt: now), agent: agent.id,
            event: AuditEvent(
                at: now, kind: .agentLoggedIn, actor: .agent(agent.id, name: agent.name), address: visit.address))
        var response = Redirect.to(Links.isLocal(back) ? back : Links.home)
        response.setCookie(Arrival.Door.careDesk.sessionCookie(token))
        return response
    }

    /// The agent whose password it is. A hash is spent whether anybody has this address or not.
    private func rightful(_ form: Form, visit: Visit) async throws -> Agent? {
        let known: (agent: Agent, password: SealedSecret)?
        if let email = EmailAddress(form[.email]) {
            known = try await services.stores.agent(email: email)
        } else {
            known = nil
        }
        let owner = PasswordOwner.agent(known?.agent.id ?? ID(services.world))
        let isRight = try await services.keeping.isRight(form.secret(.password), with: known?.password, of: owner)
        if isRight, let known, !known.agent.isDisabled { return known.agent }
        let actor = known.map { AuditEvent.Actor.agent($0.agent.id, name: $0.agent.name) } ?? .visitor
        try await services.stores.record(
            AuditEvent(at: services.world.now(), kind: .agentLoginFailed, actor: actor, address: visit.address))
        return nil
    }

    @Sendable private func logOut(_ request: Request, _ context: WebContext) async throws -> Response {
        let visit = try context.arrived()
        if case .agent(let session, let token) = visit.who {
            try await services.stores.end(
                token.hash,
                event: AuditEvent(
                    at: services.world.now(), kind: .agentLoggedOut,
                    actor: .agent(session.agent.id, name: session.agent.name), address: visit.address))
        }
        var response = Redirect.to("\(Links.login)?out")
        response.setCookie(Arrival.Door.careDesk.endedSessionCookie())
        return response
    }
}
