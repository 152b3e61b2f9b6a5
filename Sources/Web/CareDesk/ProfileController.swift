import Foundation
import Hummingbird
import Phrasebook
import SecurityQuestions

/// An agent's own page: who is logged in, and the ways to another password and to a second factor.
struct ProfileController: Sendable {
    let services: WebServices

    func add(to router: some RouterMethods<AgentContext>) {
        router.get("\(Links.profile)", use: show)
        router.get("\(Links.newPassword)", use: ask)
        router.post("\(Links.newPassword)", use: change)
    }

    @Sendable private func show(_ request: Request, _ context: AgentContext) async throws -> Response {
        let (text, agent) = (context.visit.text, context.agent)
        let brands = agent.brands.compactMap { services.brands[$0]?.name }.joined(separator: ", ")
        let facts: [(Phrase, String)] = [
            (SupervisorWords.roleLabel, text(SupervisorWords.role(agent.role))),
            (Words.email, agent.email.text), (SupervisorWords.brands, brands),
        ]
        let done = request.uri.query == "password" ? Banner.done(text(AgentWords.passwordChanged)) : .none
        return context.visit.page(
            text(SecondFactorWords.ownLogin),
            """
            \(done)
            <section class="card">
            <h1>\(agent.name)</h1>
            <dl class="facts">\(facts.map { "<div><dt>\(text($0.0))</dt><dd>\($0.1)</dd></div>" as HTML })</dl>
            <p class="buttons"><a class="button" href="\(Links.newPassword)">\(text(PasswordWords.change))</a>
            <a class="button" href="\(Links.secondFactor)">\(text(SecondFactorWords.card))</a></p>
            </section>
            """)
    }

    @Sendable private func ask(_ request: Request, _ context: AgentContext) async throws -> Response {
        guard context.passwordIsFresh(services) else {
            return PasswordAgainPage(back: Links.newPassword).response(context.visit)
        }
        return page(context).response(context.visit)
    }

    @Sendable private func change(_ request: Request, _ context: AgentContext) async throws -> Response {
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
            if let token { response.setCookie(SiteCookies.careDesk.sessionCookie(token)) }
            return response
        }
        return page.response(context.visit)
    }

    private func page(_ context: AgentContext) -> NewPasswordPage {
        NewPasswordPage(
            action: Links.newPassword, email: context.agent.email, what: AgentWords.passwordWhat,
            cancel: Links.profile, topic: nil)
    }
}
