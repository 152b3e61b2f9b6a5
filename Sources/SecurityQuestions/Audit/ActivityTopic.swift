/// What Activity can be narrowed down to.
package enum ActivityTopic: String, Sendable, CaseIterable {
    case everything, calls, access, changes

    package var kinds: Set<AuditEvent.Kind> {
        switch self {
        case .everything: AuditEvent.Kind.shownToOwner
        case .calls: Self.ofCalls
        case .access: Self.ofAccess
        case .changes: AuditEvent.Kind.shownToOwner.subtracting(Self.ofCalls).subtracting(Self.ofAccess)
        }
    }

    /// The phone: calls, what was checked in them, and the codes for them.
    private static let ofCalls: Set<AuditEvent.Kind> = [
        .callOpened, .answerVerified, .answerWrong, .answerSoundsAlike, .questionLocked, .answerDead, .callEnded,
        .codeMade, .codeVerified, .codeWrong, .codeDead, .questionUnlocked, .codeLinkMailed, .codeLinkOpened,
        .callBackShown, .callAnnounced, .otherCallOpened, .callWordsKnown, .callWordsNotKnown, .impostorReported,
        .callerNamed, .callerNotKnown, .callerMayNotCall, .callerSomebodyElse, .callReopened,
    ]

    /// Who came in, or tried to.
    private static let ofAccess: Set<AuditEvent.Kind> = [
        .memberLoggedIn, .memberLoggedInNewBrowser, .memberLoginFailed, .secondFactorFailed, .recoveryCodeUsed,
        .sessionsEnded, .companySessionsEnded, .memberLinked, .memberUnlinked,
    ]
}
