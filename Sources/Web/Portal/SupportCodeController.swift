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
        let account = context.session.account.id
        guard context.session.member.role.mayGetSupportCode else { throw NotAllowed() }
        guard context.passwordIsFresh(services) else {
            return PasswordAgainPage(back: Links.supportCode).response(context.visit)
        }
        guard let key = ID<SupportCode>(context.form[.key]) else { throw HTTPError(.badRequest) }
        guard try await services.stores.supportCode(of: account)?.id != key else { return shownAlready(context) }
        let digits = SupportCode.newDigits(services.world)
        let secret = try await services.keeping.seal(SecretText(digits), of: .supportCode(key, of: account))
        let now = services.world.now()
        let code = SupportCode(id: key, account: account, secret: secret, madeAt: now)
        let isNew = try await services.stores.keep(
            code, event: context.identity.event(.codeMade, at: now, from: context.visit))
        guard isNew else { return shownAlready(context) }
        let calls = try await services.stores.callsUnderWay(about: account, at: now)
        return SupportCodePage(digits: digits, expiresAt: code.expiresAt, host: context.host, calls: calls)
            .response(context.visit)
    }

    private func shownAlready(_ context: MemberContext) -> Response {
        SupportCodeShownPage(key: ID(services.world)).response(context.visit)
    }
}

extension Member.Role {
    /// A code opens at least as much as the security question.
    var mayGetSupportCode: Bool { mayEditSecurityQuestion }
}
