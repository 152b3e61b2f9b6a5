import Foundation
import Hummingbird
import Phrasebook
import SecurityQuestions

/// Home.
struct HomeController: Sendable {
    let services: WebServices

    /// So many are read, to show the last three things that happened: a call is several events, and so is a form sent again.
    private static let (events, entries) = (12, 3)

    func add(to router: some RouterMethods<MemberContext>) {
        router.get("\(Links.home)", use: home)
        router.post("\(Links.announcement)", use: announce)
        router.get("\(Links.callNews)", use: news)
        router.get("\(Links.announcement)") { _, _ in Redirect.to(Links.home) }
    }

    @Sendable private func home(_ request: Request, _ context: MemberContext) async throws -> Response {
        let account = context.session.account
        let mayCall = !AnnounceCall(stores: services.stores).isDenied(to: context.session.member)
        let mayGetCode = context.session.member.mayGetSupportCode
        let view = try await services.stores.homeView(of: account.id, events: Self.events)
        return HomePage(
            member: context.session.member, account: account, host: context.host,
            activity: Array(ActivityEntry.all(of: view.events, joinsRepeats: true).prefix(Self.entries)),
            calls: CallBanners(view: view, host: context.host),
            announcement: mayCall
                ? AnnouncementCard(
                    announcement: view.announcement, calls: view.calls, key: ID(services.world), host: context.host,
                    now: view.now) : nil,
            trouble: view.standing.trouble(at: view.now),
            offer: mayGetCode && view.takesCode
                ? SupportCodeOffer(
                    code: view.supportCode,
                    isMine: isMine(view.supportCode, context, at: view.now), now: view.now) : nil,
            following: view.announcement.map { CallFollowing(view, while: $0.expiresAt) }
        )
        .response(context.visit)
    }

    /// Whether this session may see the code.
    private func isMine(_ code: SupportCode?, _ context: MemberContext, at now: Date) -> Bool {
        code.flatMap { services.keeping.digits(of: $0, for: context.token, at: now) } != nil
    }

    /// Asked by a page's script every two seconds while a call is expected: whether there is something new. It says no more than
    /// that; the page fetches the rest as it was fetched before. ``SessionMiddleware`` does not take it for somebody at work.
    @Sendable private func news(_ request: Request, _ context: MemberContext) async throws -> Response {
        let news = try await services.stores.callNews(of: context.session.account.id)
        let isKnown = request.uri.queryParameters["since"].map(String.init) == news.mark
        return Response(status: isKnown ? .noContent : .resetContent, headers: [.cacheControl: "no-store"])
    }

    @Sendable private func announce(_ request: Request, _ context: MemberContext) async throws -> Response {
        guard let key = ID<CallAnnouncement>(context.form[.key]) else { throw HTTPError(.badRequest) }
        let announceCall = AnnounceCall(stores: services.stores)
        guard !announceCall.isDenied(to: context.session.member) else { throw NotAllowed() }
        try await announceCall.perform(key, in: context.session, from: context.visit.address)
        return Redirect.to(Links.home)
    }
}
