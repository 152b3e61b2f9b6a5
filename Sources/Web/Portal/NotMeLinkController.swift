import Foundation
import Hummingbird
import Phrasebook
import SecurityQuestions

/// "This was not me" by the one-time link of a notice, without a log-in: looking at it changes nothing, its button does. Nobody is logged
/// in by it, and no page tells whose account it is about.
struct NotMeLinkController: Sendable {
    let services: WebServices

    func add(to router: Router<WebContext>) {
        router.get("\(Links.notMeByLink)", use: explain)
        router.post("\(Links.notMeByLink)", use: report)
    }

    private var reporting: ReportNotMeByLink { ReportNotMeByLink(stores: services.stores) }

    @Sendable private func explain(_ request: Request, _ context: WebContext) async throws -> Response {
        let visit = try context.arrived()
        guard let (token, brand) = try context.mailedLink(),
            let reach = try await reporting.reach(of: token.hash, brand: brand)
        else { return NotMeLinkPage.dead(visit) }
        return NotMeLinkPage(token: token, reach: reach).response(visit)
    }

    @Sendable private func report(_ request: Request, _ context: WebContext) async throws -> Response {
        let visit = try context.arrived()
        guard let (token, brand) = try context.mailedLink(),
            let reach = try await reporting.perform(link: token.hash, brand: brand, from: visit.address)
        else { return NotMeLinkPage.dead(visit) }
        return NotMeLinkPage.done(reach, visit)
    }
}
