/// Which events the owner hears of by mail, at once and by default.
///
/// A store that records such an event puts a message for every owner and administrator (and the member it is about) into
/// the outbox, in the same transaction; also for an address that was somebody's until ``previousAddressLasts`` ago.
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
        case .questionUnlocked: .questionUnlocked
        case .answerVerified, .codeVerified: detail == Self.callClosed ? nil : .callVerified
        case .reportedNotMe: .phoneStopped
        case .secondFactorOn: .secondFactorOn
        case .secondFactorOff: .secondFactorOff
        case .recoveryCodeUsed: .recoveryCodeUsed
        default: nil
        }
    }
}

/// The change that makes a caller less believable for a day.
public enum RecentChange: String, Sendable, CaseIterable {
    case question, password, address

    /// For so long the care desk is told.
    public static let lasts: Double = 24 * 3600
}

/// An address that was changed is written to for so long.
public let previousAddressLasts: Double = 30 * 24 * 3600
