import Hummingbird
import Phrasebook
import SecurityQuestions
import SpokenAnswers

/// An agent's new password by the link that was mailed to them.
struct AgentPasswordController: Sendable {
    let services: WebServices

    func add(to router: Router<WebContext>) {
        router.get("\(Links.passwordReset)", use: show)
        router.post("\(Links.passwordReset)", use: reset)
    }

    @Sendable private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let visit = try context.arrived()
        if let off = PlainPage.passwordsOff(visit) { return off.response(visit) }
        guard let link = SecretToken(inLink: try context.parameters.require("token")),
            let agent = try await change(by: link, visit).holder(of: link.hash)
        else { return dead.response(visit) }
        return page(agent, link).response(visit)
    }

    @Sendable private func reset(_ request: Request, _ context: WebContext) async throws -> Response {
        let visit = try context.arrived()
        if let off = PlainPage.passwordsOff(visit) { return off.response(visit) }
        guard let link = SecretToken(inLink: try context.parameters.require("token")),
            let agent = try await change(by: link, visit).holder(of: link.hash)
        else { return dead.response(visit) }
        var page = page(agent, link)
        let outcome = try await change(by: link, visit).perform(
            to: context.form.secret(.password), link: link.hash, from: visit.address)
        switch outcome {
        case .noSuchLink, .passwordNeeded: return dead.response(visit)
        case .refused(let refusal): page.refusal = refusal
        case .wait(let until): page.wait = services.changeWait(until: until)
        case .changed:
            var response = Redirect.to("\(Links.login)?reset")
            // Whoever was logged in here, as anybody, starts anew.
            response.setCookie(visit.cookies.endedSessionCookie())
            return response
        }
        return page.response(visit)
    }

    private func change(by link: SecretToken, _ visit: Visit) -> ChangeAgentPassword {
        ChangeAgentPassword(
            stores: services.stores, keeping: services.hashing(for: .link(link.hash, from: visit.address)),
            world: services.world)
    }

    private func page(_ agent: Agent, _ link: SecretToken) -> NewPasswordPage {
        NewPasswordPage(
            action: Links.passwordReset(link.text), email: agent.email, what: PasswordWords.resetWhat,
            cancel: Links.login, topic: nil)
    }

    private var dead: PlainPage {
        PlainPage(
            title: PasswordWords.deadTitle, words: [AgentWords.deadLink], way: (Links.login, PasswordWords.backToLogin),
            status: .gone)
    }
}
