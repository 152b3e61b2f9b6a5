import Foundation
import Hummingbird
import Phrasebook
import SecurityQuestions

/// The care desk at one glance.
struct OverviewController: Sendable {
    let services: WebServices

    func add(to router: some RouterMethods<SupervisorContext>) { router.get("\(Links.overview)", use: show) }

    @Sendable private func show(_ request: Request, _ context: SupervisorContext) async throws -> Response {
        let (zone, now) = (context.visit.text.zone, services.world.now())
        let history = DeskHistory.start(at: now, in: zone)
        let today = DeskHistory([], at: now, in: zone).days.last ?? now
        let overview = try await services.stores.overview(
            brands: context.supervisor.brands, today: today, history: history)
        return OverviewPage(
            overview: overview, history: DeskHistory(overview.counts, at: overview.now, in: zone),
            brands: context.supervisor.brands.compactMap { services.brands[$0] },
            agents: try await context.agents(services.stores)
        ).response(context.visit)
    }
}
