import Foundation

/// Something that happened, as the audit log and the owner's Activity page tell it. Never holds a secret.
public struct AuditEvent: Sendable {
    public let at: Date
    public let kind: Kind
    public let actor: Actor
    public let account: ID<Account>?
    public let call: ID<Call>?
    /// The network address it came from, where there is one.
    public let address: String?
    /// One plain word or two that the kind needs, such as a count; or the reason that a supervisor gave. Never what a
    /// customer typed.
    public let detail: String?
    /// Of an account's entry the store fills it in; a rule does for what came to a brand's host and concerns no account.
    public var brand: Brand.ID?
    /// The program that asked for it by the interface for programs, in an agent's name.
    public var client: String?
    /// What the notice of it tells besides, and the log does not.
    package var noticeDetail: String?
    /// Whose role or rights were changed, for the notice; the log does not keep it.
    package var changedMember: ID<Member>?
    /// The member who the caller is said to be, where an entry is told that.
    public var caller: ID<Member>?

    public enum Actor: Sendable, Hashable {
        case member(ID<Member>, name: String)
        case agent(ID<Agent>, name: String)
        case system
        /// Whoever runs commands on the server.
        case host
        /// Somebody who has not logged in.
        case visitor
        /// A member or an agent whose name, id and address have been erased.
        case erased
    }

    public enum Kind: String, Sendable, CaseIterable {
        case accountImported, accountInvited, accountConfirmed, accountActivated
        case passwordChosen, questionChosen, questionChanged
        case memberLoggedIn, memberLoginFailed, memberLoggedOut
        case agentAdded, agentDisabled, agentLoggedIn, agentLoginFailed, agentLoggedOut, agentPaused
        case accountLookedUp, lookUpFailed
        case callOpened, answerVerified, answerWrong, answerSoundsAlike, answerNotChecked, attemptRefused
        case questionLocked, answerDead, answerResealed, callEnded
        case passwordChanged, passwordResetAsked, emailChangeAsked, emailChanged, emailChangeCancelled
        case memberLoggedInNewBrowser, sessionsEnded, reportedNotMe, memberAdded
        case secondFactorOn, secondFactorOff, secondFactorFailed, recoveryCodeUsed
        case codeMade, codeVerified, codeWrong, codeDead, codeNotChecked
        case codeLinkMailed, codeLinkOpened, callBackShown
        case questionUnlocked, agentStopped, agentResumed, auditSearched, auditExported
        case serverStarted, serverStopped, configurationChanged
        case keyAdded, keySealing, keyRotated, keyRetired
        case accountClosed, accountReopened, accountExported, accountErased
        case backupMade, backupRestored, auditVerified, auditValuesErased, auditKeyVouched, callsErased
        case mailReleased, mailDiscarded
        case rowsTagged, recordAltered, clockDoubted, clockConfirmed, loginsSprayed, ownAccessReported
        case memberRemoved, memberLeft, memberRoleChanged, memberMayCallChanged, memberInvitedAgain
        case callAnnounced, otherCallOpened, callWordsKnown, callWordsNotKnown, impostorReported, lookUpsPaused
        case agentEnabled, agentChanged
        case callerNamed, callerNotKnown, callerMayNotCall, callerSomebodyElse, callReopened, callKeptOpen
        case accountChanged, pendingAccountChanged
        case memberErased, memberExported, invitationAccepted, accountSwitched
        case checksResumed, emailChangeConfirmed, emailChangeAgreed
        case brandStopped, brandResumed
        case clientAdded, clientChanged, clientSecretRenewed, clientDisabled, clientEnabled, clientRefused, clientPaused
        case grantUsed, grantRevoked
        case webhookAdded, webhookRemoved, webhookSecretRenewed, webhookPaused, webhookResumed
        case companyLogInRefused, companyLogOutRefused, companySessionsEnded, agentLinked, logInLinkMade, logInLinkUsed
        case memberLinked, agentUnlinked, memberUnlinked

        /// What the account's own people see under Activity.
        public static let shownToOwner: Set<Kind> = [
            .accountConfirmed, .accountActivated, .passwordChosen, .questionChosen, .questionChanged, .memberLoggedIn,
            .memberLinked, .memberUnlinked, .companySessionsEnded,
            .memberLoginFailed, .callOpened, .answerVerified, .answerWrong, .answerSoundsAlike, .questionLocked,
            .answerDead, .callEnded, .passwordChanged, .passwordResetAsked, .emailChangeAsked, .emailChanged,
            .emailChangeCancelled,
            .memberLoggedInNewBrowser, .sessionsEnded, .reportedNotMe, .ownAccessReported, .memberAdded,
            .secondFactorOn, .secondFactorOff,
            .secondFactorFailed, .recoveryCodeUsed, .codeMade, .codeVerified, .codeWrong, .codeDead, .questionUnlocked,
            .codeLinkMailed, .codeLinkOpened, .callBackShown,
            .memberRemoved, .memberLeft, .memberRoleChanged, .memberMayCallChanged, .memberInvitedAgain,
            .callAnnounced, .otherCallOpened, .callWordsKnown, .callWordsNotKnown, .impostorReported,
            .callerNamed, .callerNotKnown, .callerMayNotCall, .callerSomebodyElse, .callReopened,
            .accountChanged, .memberErased, .invitationAccepted, .accountSwitched,
            .checksResumed, .emailChangeConfirmed, .emailChangeAgreed,
        ]
    }

    /// The detail of a right answer that came when the call was closed already: it verified nothing.
    public static let callClosed = "callClosed"

    public init(
        at: Date, kind: Kind, actor: Actor, account: ID<Account>? = nil, call: ID<Call>? = nil,
        address: String? = nil, detail: String? = nil, brand: Brand.ID? = nil, caller: ID<Member>? = nil,
        client: String? = nil
    ) {
        self.at = at
        self.kind = kind
        self.actor = actor
        self.account = account
        self.call = call
        self.address = address
        self.detail = detail
        self.brand = brand
        self.caller = caller
        self.client = client
    }
}
