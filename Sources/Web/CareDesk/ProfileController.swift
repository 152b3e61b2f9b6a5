import Foundation
import Hummingbird
import Phrasebook
import SecurityQuestions

/// An agent's own page, and their change of password.
struct ProfileController: Sendable {
    let services: WebServices

    func add(to router: some RouterMethods<AgentContext>) {
        router.get("\(Links.profile)", use: show)
        router.get("\(Links.ownSessions)") { _, _ in Redirect.to(Links.profile) }
        router.post("\(Links.ownSessions)", use: endSessions)
        router.get("\(Links.ownKeys)") { _, _ in Redirect.to(Links.profile) }
        router.post("\(Links.ownKeys)", use: setKeys)
        router.get("\(Links.newPassword)", use: ask)
        router.post("\(Links.newPassword)", use: change)
    }

    /// So many calls are listed.
    private static let calls = 5

    @Sendable private func show(_ request: Request, _ context: AgentContext) async throws -> Response {
        let view = try await services.stores.profileView(of: context.agent, calls: Self.calls)
        return ProfilePage(
            agent: context.agent, brands: services.brands, view: view, here: context.login.token,
            done: done(request.uri.query, context, view)
        ).response(context.visit)
    }

    /// What was just done. A link with the same end shows it to nobody: it has to be so.
    private func done(_ query: String?, _ context: AgentContext, _ view: ProfileView) -> Phrase? {
        switch query {
        case "password": view.now.timeIntervalSince(context.login.startedAt) < 60 ? PasswordWords.changed : nil
        case "sessions": view.sessions.count <= 1 ? SessionWords.ended : nil
        default: nil
        }
    }

    /// The one that is named, or all the others.
    @Sendable private func endSessions(_ request: Request, _ context: AgentContext) async throws -> Response {
        let end = EndSessions(stores: services.stores)
        if !context.form[.session].isEmpty {
            let view = try await services.stores.profileView(of: context.agent, calls: 0)
            _ = try await end.perform(
                on: context.form[.session], of: view.sessions, here: context.login.token, context.identity,
                from: context.visit.address)
            return Redirect.to("\(Links.profile)#session-card")
        }
        try await end.perform(
            of: context.identity, keeping: context.login.token, from: context.visit.address)
        return Redirect.to("\(Links.profile)?sessions")
    }

    @Sendable private func setKeys(_ request: Request, _ context: AgentContext) async throws -> Response {
        guard let areOn = ["on": true, "off": false][context.form[.keys]] else { throw HTTPError(.badRequest) }
        try await services.stores.setKeys(areOn, of: context.agent.id)
        return Redirect.to(Links.profile)
    }

    @Sendable private func ask(_ request: Request, _ context: AgentContext) async throws -> Response {
        if let off = PlainPage.passwordsOff(context.visit) { return off.response(context.visit) }
        guard context.passwordIsFresh(services) else {
            return PasswordAgainPage(back: Links.newPassword).response(context.visit)
        }
        return page(context).response(context.visit)
    }

    @Sendable private func change(_ request: Request, _ context: AgentContext) async throws -> Response {
        if let off = PlainPage.passwordsOff(context.visit) { return off.response(context.visit) }
        let change = ChangeAgentPassword(
            stores: services.stores, keeping: services.hashing(for: context.visit.requester), world: services.world)
        var page = page(context)
        let outcome = try await change.perform(
            to: context.form.secret(.password), of: context.agent, in: context.login, from: context.visit.address)
        switch outcome {
        case .passwordNeeded, .noSuchLink:
            return PasswordAgainPage(back: Links.newPassword).response(context.visit)
        case .refused(let refusal): page.refusal = refusal
        case .wait(let until): page.wait = services.changeWait(until: until)
        case .changed(let token):
            var response = Redirect.to("\(Links.profile)?password")
            if let token { response.setCookie(context.visit.cookies.sessionCookie(token)) }
            return response
        }
        return page.response(context.visit)
    }

    private func page(_ context: AgentContext) -> NewPasswordPage {
        NewPasswordPage(
            action: Links.newPassword, email: context.agent.email, what: PasswordWords.what,
            cancel: Links.profile, topic: .ownPassword)
    }
}
