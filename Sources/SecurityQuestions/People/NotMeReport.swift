import Foundation

/// "This was not me": the report that somebody else has been at the account. One decision for two doors.
///
/// Of an owner or administrator who is logged in and has just given the password: every other session, link, known browser
/// and code ends, and nothing is checked until there is a new question. By the link of a notice, which proves a mailbox and no more
/// (``NotMeLink``): whoever the notice names is logged out, codes end, and nothing is checked until an owner logs in. Somebody may be on
/// the phone as the owner this minute: what was verified ends as well. A user's word reaches their own log-in alone, for what a
/// user can do stops no account.
package struct NotMeReport: Sendable {
    package let revokes: [AccessRevocation]
    /// How long nothing is checked on the phone; nil where checks go on.
    package let stop: Stop?
    /// The calls under way, as they are to be kept. Their grants go.
    package let calls: [Call]
    /// In order: the ends of the calls, then the report.
    package let events: [AuditEvent]
    /// Counts that begin anew: whoever was here has used up the changes of the hour.
    package let forgets: [LoginThrottle.Subject]

    package enum Stop: Sendable, Hashable { case untilNewQuestion, untilOwnersLogin }

    package var stopsChecks: Bool { stop != nil }

    /// The detail of a report that came by a link, and of the notice of one.
    package static let byLink = "link"
    /// The notice's word where checks go on because an owner has logged in.
    static let endedByLogin = "login"

    /// Every answer of the account as it is to be kept, where checks stop. A link shortens no report that lasts until there is
    /// a new question.
    package static func reported(_ budget: GuessBudget, _ stop: Stop = .untilNewQuestion) -> GuessBudget {
        let endsAtLogin = stop == .untilOwnersLogin && (budget.reportEndsAtLogin || !budget.isReported)
        return GuessBudget(
            wrongInARow: budget.wrongInARow, wrongInAll: budget.wrongInAll, lockedUntil: budget.lockedUntil,
            isReported: true
        ).ending(atLogin: endsAtLogin)
    }

    /// By somebody who is logged in.
    ///
    /// - Parameter calls: those about the account that nobody has closed, the latest first.
    package init(
        by member: Member, calls: [Call], keeping here: AccessRevocation.Kept, from address: String?, at now: Date
    ) {
        let origin = AuditOrigin(member, address: address)
        guard member.role.mayReportForAccount else {
            let event = origin.event(.ownAccessReported, at: now, account: member.account)
            self.init(
                [.reportedByUser(member.logIn, keeping: here)], told: event, forgets: [.password(of: member.logIn)])
            return
        }
        self.init(
            [.reported(member.account, keeping: here)], .untilNewQuestion, ending: calls,
            told: origin.event(.reportedNotMe, at: now, account: member.account),
            forgets: [.password(of: member.logIn), .answer(of: member.account)])
    }

    /// By the link of a notice, as far as `reach` says.
    package init(by link: NotMeLink, reach: NotMeLink.Reach, calls: [Call], from address: String?, at now: Date) {
        let (member, nothing) = (link.member, AccessRevocation.Kept(session: nil))
        func event(_ kind: AuditEvent.Kind) -> AuditEvent {
            var event = AuditOrigin(member, address: address).event(
                kind, at: now, account: member.account, detail: Self.byLink)
            event.noticeDetail = PersonConcerned(Self.byLink, link.sentTo.masked).detail
            return event
        }
        switch reach {
        case .ownSessions:
            self.init([.reportedByUser(member.logIn, keeping: nothing)], told: event(.ownAccessReported))
        case .account, .checks:
            let named = reach == .account ? link.named : []
            self.init(
                [.codesSeen(of: member.account)] + named.map { .reportedByUser($0, keeping: nothing) },
                .untilOwnersLogin, ending: calls, told: event(.reportedNotMe))
        }
    }

    private init(
        _ revokes: [AccessRevocation], _ stop: Stop? = nil, ending calls: [Call] = [], told report: AuditEvent,
        forgets: [LoginThrottle.Subject] = []
    ) {
        let endings = calls.compactMap { CallEnding.withdrawing($0, at: report.at) }
        self.revokes = revokes
        self.stop = stop
        self.calls = endings.map(\.call)
        events = endings.compactMap(\.event) + [report]
        self.forgets = forgets
    }
}
