import Hummingbird
import Phrasebook
import SecurityQuestions

/// One log-in at the care desk by a link that `countersign agent log-in-link` has made.
struct LogInLinkController: Sendable {
    let services: WebServices

    func add(to router: Router<WebContext>) {
        router.get("\(Links.logInLink)", use: show)
        router.post("\(Links.logInLink)", use: logIn)
    }

    @Sendable private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let visit = try context.arrived()
        guard let link = SecretToken(inLink: try context.parameters.require("token")),
            let agent = try await services.stores.logInLink(link.hash)
        else { return dead.response(visit) }
        return LogInLinkPage(token: link.text, name: agent.name).response(visit)
    }

    @Sendable private func logIn(_ request: Request, _ context: WebContext) async throws -> Response {
        let visit = try context.arrived()
        guard let link = SecretToken(inLink: try context.parameters.require("token")) else {
            return dead.response(visit)
        }
        let outcome = try await LogInByLink(stores: services.stores, world: services.world).perform(
            link.hash, browser: visit.browser.hash, client: ClientSoftware(request), from: visit.address)
        switch outcome {
        case .noSuchLink: return dead.response(visit)
        case .secondFactorNeeded(let step):
            let ticket = try LoginTicket(step, visit: visit).sealed(with: services.ticketKey, at: services.world.now())
            return SecondStepPage(ticket: ticket, back: "").response(visit)
        case .loggedIn(let token): return visit.loggedIn(token)
        }
    }

    private var dead: PlainPage {
        PlainPage(
            title: PasswordWords.deadTitle, words: [CompanyWords.linkDead],
            way: (Links.login, PasswordWords.backToLogin),
            status: .gone)
    }
}
