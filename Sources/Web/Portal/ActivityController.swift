import Hummingbird
import SecurityQuestions

/// Activity, a page at a time.
struct ActivityController: Sendable {
    let services: WebServices

    private static let rows = 20

    func add(to router: some RouterMethods<MemberContext>) {
        router.get("\(Links.activity)", use: show)
    }

    @Sendable private func show(_ request: Request, _ context: MemberContext) async throws -> Response {
        let before = request.uri.queryParameters["before"].flatMap { Int64($0) }
        let asked = request.uri.queryParameters["about"].flatMap { ActivityTopic(rawValue: String($0)) }
        let topic = asked ?? .everything
        let events = try await services.stores.activity(
            of: context.session.account.id, about: topic, before: before, limit: Self.rows + 1)
        let page = Array(events.prefix(Self.rows))
        return ActivityPage(
            topic: topic, events: page, isFirst: before == nil,
            older: events.count > Self.rows ? page.last?.number : nil, now: services.world.now()
        ).response(context.visit)
    }
}
