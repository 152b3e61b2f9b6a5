import Hummingbird
import Phrasebook
import SecurityQuestions

/// Home.
struct HomeController: Sendable {
    let services: WebServices

    func add(to router: some RouterMethods<MemberContext>) {
        router.get("\(Links.home)", use: home)
        router.post("\(Links.announcement)", use: announce)
        router.get("\(Links.announcement)") { _, _ in Redirect.to(Links.home) }
    }

    @Sendable private func home(_ request: Request, _ context: MemberContext) async throws -> Response {
        let account = context.session.account
        let mayCall = !AnnounceCall(stores: services.stores).isDenied(to: context.session.member)
        let mayGetCode = context.session.member.mayGetSupportCode
        let view = try await services.stores.homeView(of: account.id, events: 3)
        return HomePage(
            member: context.session.member, account: account, host: context.host,
            events: view.events, calls: CallBanners(view: view, host: context.host),
            announcement: mayCall
                ? AnnouncementCard(
                    announcement: view.announcement, calls: view.calls, key: ID(services.world), host: context.host,
                    now: view.now) : nil,
            offer: mayGetCode ? SupportCodeOffer(code: view.supportCode, now: view.now) : nil
        )
        .response(context.visit)
    }

    @Sendable private func announce(_ request: Request, _ context: MemberContext) async throws -> Response {
        guard let key = ID<CallAnnouncement>(context.form[.key]) else { throw HTTPError(.badRequest) }
        let announceCall = AnnounceCall(stores: services.stores)
        guard !announceCall.isDenied(to: context.session.member) else { throw NotAllowed() }
        try await announceCall.perform(key, in: context.session, from: context.visit.address)
        return Redirect.to(Links.home)
    }
}
