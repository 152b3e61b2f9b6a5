import Foundation
import Hummingbird
import Phrasebook
import SecurityQuestions

/// A support code for a call: not before somebody has said that they have dialled the number themselves, and shown to the
/// session that made it until it is used or over.
struct SupportCodeController: Sendable {
    let services: WebServices

    func add(to router: some RouterMethods<MemberContext>) {
        router.get("\(Links.supportCode)", use: show)
        router.post("\(Links.supportCode)", use: make)
        router.get("\(Links.anotherSupportCode)", use: offer)
        router.post("\(Links.theyCalledMe)", use: report)
        router.get("\(Links.theyCalledMe)") { _, _ in Redirect.to(Links.supportCode) }
    }

    /// This session's code, or what has become of it; the question where there is none.
    @Sendable private func show(_ request: Request, _ context: MemberContext) async throws -> Response {
        guard let view = try await view(context) else { return Redirect.to(Links.home) }
        guard let code = view.supportCode else { return question(context) }
        if let digits = services.keeping.digits(of: code, for: context.token, at: view.now) {
            return SupportCodePage(digits: digits, code: code, host: context.host, view: view).response(context.visit)
        }
        guard let fate = SupportCodeFate(code, at: view.now), code.state(at: view.now) != .waiting else {
            return question(context)
        }
        return SupportCodeOverPage(fate: fate).response(context.visit)
    }

    /// The question before a code, whatever there is.
    @Sendable private func offer(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await view(context) == nil ? Redirect.to(Links.home) : question(context)
    }

    @Sendable private func make(_ request: Request, _ context: MemberContext) async throws -> Response {
        let makeCode = makeCode(context)
        guard let key = ID<SupportCode>(context.form[.key]) else { throw HTTPError(.badRequest) }
        if let denial = makeCode.denial(in: context.session) { return try answer(to: denial, context) }
        guard !context.form[.dialled].isEmpty else { return question(context) }
        let outcome = try await makeCode.perform(
            key: key, in: context.session, token: context.token, from: context.visit.address)
        switch outcome {
        case .denied(let denial): return try answer(to: denial, context)
        case .stopped: return Redirect.to(Links.home)
        case .made, .madeBefore: return Redirect.to(Links.supportCode)
        }
    }

    private func makeCode(_ context: MemberContext) -> MakeSupportCode {
        let requester = HashRequester.supportCode(
            for: context.session.member.id, of: context.session.account.id, session: context.token.hash,
            from: context.visit.address)
        return MakeSupportCode(
            stores: services.stores, keeping: services.hashing(for: requester), world: services.world)
    }

    @Sendable private func report(_ request: Request, _ context: MemberContext) async throws -> Response {
        let report = ReportImpostor(stores: services.stores)
        switch try await report.perform(in: context.session, from: context.visit.address) {
        case .notAllowed: throw NotAllowed()
        case .done: return HangUpPage(host: context.host).response(context.visit)
        }
    }

    /// Nil where no code could be checked: Home tells why, and what to do.
    private func view(_ context: MemberContext) async throws -> HomeView? {
        guard context.session.member.mayGetSupportCode else { throw NotAllowed() }
        let view = try await services.stores.homeView(of: context.session.account.id, events: 0)
        return view.takesCode ? view : nil
    }

    private func question(_ context: MemberContext) -> Response {
        DialledPage(host: context.host, at: .home(ID(services.world))).response(context.visit)
    }

    private func answer(to denial: AccessRefusal, _ context: MemberContext) throws -> Response {
        switch denial {
        case .notAllowed: throw NotAllowed()
        case .passwordNeeded: PasswordAgainPage(back: Links.anotherSupportCode).response(context.visit)
        }
    }
}

extension HomeView {
    /// Whether a code of the account could be checked.
    var takesCode: Bool { standing.obstacle(to: .supportCode, at: now) == nil }
}
