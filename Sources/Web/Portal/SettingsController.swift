import Foundation
import Hummingbird
import Phrasebook
import SecurityQuestions

/// Account → Settings: the security question, and what belongs to one's own log-in.
struct SettingsController: Sendable {
    let services: WebServices

    func add(toAll router: Router<WebContext>) {
        router.get("\(Links.settingsFromElsewhere)") { _, context in
            let visit = try context.arrived()
            guard case .visitor = visit.who, visit.site.company != nil else { return Redirect.to(Links.settings) }
            return Redirect.to(Links.companyLogIn(backTo: Links.settings))
        }
    }

    func add(to router: some RouterMethods<MemberContext>) {
        router.get("\(Links.account)") { _, _ in Redirect.to(Links.settings) }
        router.get("\(Links.settings)", use: show)
        router.get("\(Links.sessions)") { _, _ in Redirect.to(Links.settings) }
        router.post("\(Links.sessions)", use: endSessions)
    }

    @Sendable private func show(_ request: Request, _ context: MemberContext) async throws -> Response {
        let member = context.session.member
        let view = try await services.stores.settingsView(of: member.logIn, account: context.session.account)
        return SettingsPage(
            kept: view.answer?.answer, trouble: view.standing.trouble(at: view.now),
            mayEdit: member.role.mayEditSecurityQuestion,
            done: try await done(request.uri.query, context, view),
            login: LoginCards(
                email: member.email, pending: view.pendingEmail, secondFactor: view.secondFactor,
                sessions: view.sessions, here: context.token.hash)
        ).response(context.visit)
    }

    /// What was just done. A link with the same end shows it to nobody: it has to be so.
    private func done(
        _ query: String?, _ context: MemberContext, _ view: SettingsView
    ) async throws -> SettingsPage.Done? {
        func isJust(_ date: Date?) -> Bool { date.map { view.now.timeIntervalSince($0) < 60 } ?? false }
        switch query {
        case "saved": return isJust(view.answer?.answer.setAt) ? .question : nil
        case "password": return isJust(context.login.startedAt) ? .password : nil
        case "address":
            let change = try await services.stores.recentChange(of: context.session.account.id)
            return change == .address ? .address : nil
        case "sessions": return view.sessions.count <= 1 ? .sessions : nil
        case "again":
            let left = view.pendingEmail?.until.timeIntervalSince(view.now)
            return left.map { $0 > MailedLink.confirmationLifetime - 60 } == true ? .sentAgain : nil
        default: return nil
        }
    }

    /// The one that is named, or all the others.
    @Sendable private func endSessions(_ request: Request, _ context: MemberContext) async throws -> Response {
        let end = EndSessions(stores: services.stores)
        if !context.form[.session].isEmpty {
            let all = try await services.stores.sessions(of: context.session.member.logIn)
            _ = try await end.perform(
                on: context.form[.session], of: all, here: context.token.hash, context.identity,
                from: context.visit.address)
            return Redirect.to("\(Links.settings)#session-card")
        }
        try await end.perform(
            of: context.identity, keeping: context.token.hash, from: context.visit.address)
        return Redirect.to("\(Links.settings)?sessions")
    }
}
