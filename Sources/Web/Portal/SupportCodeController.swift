import Foundation
import Hummingbird
import Phrasebook
import SecurityQuestions

/// A support code for a call: made on request, shown in the answer to that request and nowhere else.
struct SupportCodeController: Sendable {
    let services: WebServices

    func add(to router: some RouterMethods<MemberContext>) {
        router.get("\(Links.supportCode)", use: offer)
        router.post("\(Links.supportCode)", use: make)
    }

    @Sendable private func offer(_ request: Request, _ context: MemberContext) async throws -> Response {
        guard context.session.member.role.mayGetSupportCode else { throw NotAllowed() }
        let kept = try await services.stores.supportCode(of: context.session.account.id)
        return SupportCodeOffer(code: kept, key: ID(services.world), now: services.world.now()).page(context.visit)
    }

    @Sendable private func make(_ request: Request, _ context: MemberContext) async throws -> Response {
        let requester = HashRequester.supportCode(
            of: context.session.account.id, session: context.token.hash, from: context.visit.address)
        let makeCode = MakeSupportCode(
            stores: services.stores, keeping: services.hashing(for: requester), world: services.world)
        guard let key = ID<SupportCode>(context.form[.key]) else { throw HTTPError(.badRequest) }
        switch try await makeCode.perform(key: key, in: context.session, from: context.visit.address) {
        case .denied(let denial): return try answer(to: denial, context)
        case .shownBefore: return SupportCodeShownPage(key: ID(services.world)).response(context.visit)
        case .made(let code, let digits):
            let calls = try await services.stores.callsUnderWay(about: context.session.account.id)
            return SupportCodePage(digits: digits, expiresAt: code.expiresAt, host: context.host, calls: calls)
                .response(context.visit)
        }
    }

    private func answer(to denial: AccessRefusal, _ context: MemberContext) throws -> Response {
        switch denial {
        case .notAllowed: throw NotAllowed()
        case .passwordNeeded: PasswordAgainPage(back: Links.supportCode).response(context.visit)
        }
    }
}
