import Foundation
import Hummingbird
import Phrasebook
import SecurityQuestions

/// Account → Settings: the security question, and what belongs to one's own log-in.
struct SettingsController: Sendable {
    let services: WebServices

    func add(to router: some RouterMethods<MemberContext>) {
        router.get("\(Links.account)") { _, _ in Redirect.to(Links.settings) }
        router.get("\(Links.settings)", use: show)
        router.get("\(Links.sessions)") { _, _ in Redirect.to(Links.settings) }
        router.post("\(Links.sessions)", use: endOtherSessions)
    }

    @Sendable private func show(_ request: Request, _ context: MemberContext) async throws -> Response {
        let member = context.session.member
        let now = services.world.now()
        let kept = try await services.stores.answer(of: member.account, slot: 0)
        let state = kept?.budget.state(at: now)
        let sessions = try await services.stores.sessions(of: member.id, at: now)
        return SettingsPage(
            kept: kept?.answer, state: state, mayEdit: member.role.mayEditSecurityQuestion,
            done: try await done(
                request.uri.query, context, savedAt: kept?.answer.setAt, sessions: sessions.count, at: now),
            login: LoginCards(
                email: member.email, secondFactor: try await services.stores.secondFactor(of: .member(member.id)),
                sessions: sessions, here: context.token.hash)
        ).response(context.visit)
    }

    /// What was just done. A link with the same end shows it to nobody: it has to be so.
    private func done(
        _ query: String?, _ context: MemberContext, savedAt: Date?, sessions: Int, at now: Date
    ) async throws -> SettingsPage.Done? {
        let account = context.session.account.id
        switch query {
        case "saved": return savedAt.map { now.timeIntervalSince($0) < 60 } == true ? .question : nil
        case "password": return now.timeIntervalSince(context.login.startedAt) < 60 ? .password : nil
        case "address":
            return try await services.stores.recentChange(of: account, at: now) == .address ? .address : nil
        case "sessions": return sessions <= 1 ? .sessions : nil
        default: return nil
        }
    }

    @Sendable private func endOtherSessions(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await EndSessions(stores: services.stores, world: services.world).perform(
            of: context.session.member, keeping: context.token.hash, from: context.visit.address)
        return Redirect.to("\(Links.settings)?sessions")
    }
}
