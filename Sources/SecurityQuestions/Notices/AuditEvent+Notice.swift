/// Which events the owner hears of by mail, at once and by default.
///
/// A store that records such an event puts a message for every owner and administrator (and the member it is about) into
/// the outbox, in the same transaction; also for an address that was somebody's until `PreviousAddress.lasts` ago.
extension AuditEvent {
    public var notice: Message.Kind? {
        switch kind {
        case .questionChanged: .questionChanged
        case .passwordChanged: .passwordChanged
        case .emailChangeAsked: .emailChangeAsked
        case .emailChanged: .emailChanged
        case .memberLoggedInNewBrowser: .newBrowser
        case .questionLocked: .questionLocked
        case .answerDead: .answerDead
        case .questionUnlocked, .checksResumed: .questionUnlocked
        case .answerVerified, .codeVerified: detail == Self.callClosed ? nil : .callVerified
        case .reportedNotMe: .phoneStopped
        case .secondFactorOn: .secondFactorOn
        case .secondFactorOff: .secondFactorOff
        case .recoveryCodeUsed: .recoveryCodeUsed
        case .memberAdded: .memberJoined
        case .memberRoleChanged, .memberMayCallChanged: .memberChanged
        case .memberRemoved, .memberLeft, .memberErased: .memberRemoved
        case .impostorReported: .impostorReported
        case .accountChanged: .accountChanged
        default: nil
        }
    }
}
