import Foundation
import Hummingbird
import Phrasebook
import SecurityQuestions

/// Behind a mailed link to a support code: who dialled whom, and only then the code. Nobody is logged in by it, and whoever only looks,
/// as a mail scanner does, changes nothing.
struct CodeLinkController: Sendable {
    let services: WebServices

    func add(to router: Router<WebContext>) {
        router.get("\(Links.codeLink)", use: show)
        router.post("\(Links.codeLink)", use: make)
        router.post("\(Links.codeLinkReport)", use: report)
        router.get("\(Links.codeLinkReport)") { _, context in
            Redirect.to(Links.codeLink(try context.parameters.require("token")))
        }
    }

    @Sendable private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let arrival = try arrival(context)
        guard let token = arrival.token else { return over(arrival) }
        let found = try await follow(arrival, token).find(
            token.hash, brand: arrival.brand.id, browser: arrival.visit.browser)
        switch found {
        case .waits: return DialledPage(host: arrival.host, at: .link(token)).response(arrival.visit)
        case .shown(let code, let digits):
            return MailedCodePage(digits: digits, code: code, host: arrival.host, token: token).response(arrival.visit)
        case .over: return over(arrival)
        }
    }

    @Sendable private func make(_ request: Request, _ context: WebContext) async throws -> Response {
        let arrival = try arrival(context)
        guard let token = arrival.token else { return over(arrival) }
        // Sent twice, or by another browser: the page says what is so now.
        if !context.form[.dialled].isEmpty {
            _ = try await follow(arrival, token).makeCode(
                token.hash, brand: arrival.brand.id, browser: arrival.visit.browser, from: arrival.visit.address)
        }
        return Redirect.to(Links.codeLink(token.text))
    }

    @Sendable private func report(_ request: Request, _ context: WebContext) async throws -> Response {
        let arrival = try arrival(context)
        guard let token = arrival.token,
            try await follow(arrival, token).report(
                token.hash, brand: arrival.brand.id, from: arrival.visit.address)
        else { return over(arrival) }
        return HangUpPage(host: arrival.host, tab: nil).response(arrival.visit)
    }

    /// Who follows which link, and where.
    private struct Arrival {
        let visit: Visit
        let brand: Brand
        let host: Brand.Host
        /// Nil where the path holds none.
        let token: SecretToken?
    }

    private func arrival(_ context: WebContext) throws -> Arrival {
        let visit = try context.arrived()
        let (brand, host) = try context.office()
        let token = SecretToken(inLink: try context.parameters.require("token"))
        return Arrival(visit: visit, brand: brand, host: host, token: token)
    }

    private func follow(_ arrival: Arrival, _ token: SecretToken) -> FollowCodeLink {
        FollowCodeLink(
            stores: services.stores, keeping: services.hashing(for: .link(token.hash, from: arrival.visit.address)),
            world: services.world)
    }

    private func over(_ arrival: Arrival) -> Response {
        PlainPage(
            title: CodeLinkWords.overTitle, words: [CodeLinkWords.over], way: (Links.supportCode, SupportCodeWords.get),
            status: .gone
        ).response(arrival.visit)
    }
}
