import Foundation
import Hummingbird
import Phrasebook
import SecurityQuestions

/// A support code for a call: made on request, shown in the answer to that request and nowhere else; and not before somebody
/// has said that they have dialled the number themselves.
struct SupportCodeController: Sendable {
    let services: WebServices

    func add(to router: some RouterMethods<MemberContext>) {
        router.get("\(Links.supportCode)", use: offer)
        router.post("\(Links.supportCode)", use: make)
        router.post("\(Links.theyCalledMe)", use: report)
        router.get("\(Links.theyCalledMe)") { _, _ in Redirect.to(Links.supportCode) }
    }

    @Sendable private func offer(_ request: Request, _ context: MemberContext) async throws -> Response {
        guard context.session.member.mayGetSupportCode else { throw NotAllowed() }
        return question(context)
    }

    @Sendable private func make(_ request: Request, _ context: MemberContext) async throws -> Response {
        let requester = HashRequester.supportCode(
            for: context.session.member.id, of: context.session.account.id, session: context.token.hash,
            from: context.visit.address)
        let makeCode = MakeSupportCode(
            stores: services.stores, keeping: services.hashing(for: requester), world: services.world)
        guard let key = ID<SupportCode>(context.form[.key]) else { throw HTTPError(.badRequest) }
        if let denial = makeCode.denial(in: context.session) { return try answer(to: denial, context) }
        guard !context.form[.dialled].isEmpty else { return question(context) }
        switch try await makeCode.perform(key: key, in: context.session, from: context.visit.address) {
        case .denied(let denial): return try answer(to: denial, context)
        case .shownBefore: return SupportCodeShownPage().response(context.visit)
        case .made(let code, let digits):
            let view = try await services.stores.homeView(of: context.session.account.id, events: 0)
            return SupportCodePage(
                digits: digits, expiresAt: code.expiresAt, host: context.host,
                calls: CallBanners(view: view, host: context.host)
            )
            .response(context.visit)
        }
    }

    @Sendable private func report(_ request: Request, _ context: MemberContext) async throws -> Response {
        let report = ReportImpostor(stores: services.stores)
        switch try await report.perform(in: context.session, from: context.visit.address) {
        case .notAllowed: throw NotAllowed()
        case .done: return HangUpPage(host: context.host).response(context.visit)
        }
    }

    private func question(_ context: MemberContext) -> Response {
        DialledPage(host: context.host, key: ID(services.world)).response(context.visit)
    }

    private func answer(to denial: AccessRefusal, _ context: MemberContext) throws -> Response {
        switch denial {
        case .notAllowed: throw NotAllowed()
        case .passwordNeeded: PasswordAgainPage(back: Links.supportCode).response(context.visit)
        }
    }
}
