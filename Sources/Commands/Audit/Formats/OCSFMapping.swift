import SecurityQuestions

/// Which class, activity, status and severity of OCSF a kind of entry is. The numbers are those of OCSF 1.8.0.
struct OCSFMapping {
    enum EventClass: Int {
        case base = 0
        case accountChange = 3001
        case authentication = 3002
        case applicationLifecycle = 6002

        /// Identity & Access Management, Application Activity, or none.
        var category: Int { rawValue / 1000 }
        var isAboutSomebody: Bool { category == 3 }
    }

    enum Status: Int {
        case unknown = 0
        case success = 1
        case failure = 2
        case other = 99
    }
    enum Severity: Int {
        case informational = 1
        case low = 2
        case medium = 3
        case high = 4
        case critical = 5
    }

    enum Factor: Int {
        case securityQuestion = 2
        case code = 7
        case password = 11
        case recoveryCode = 99

        var caption: String {
            switch self {
            case .securityQuestion: "Security Question"
            case .code: "OTP"
            case .password: "Password"
            case .recoveryCode: "Recovery Code"
            }
        }
    }

    var eventClass = EventClass.base
    var activity = Self.other
    /// Of the activity; nil where that has none but the kind's own.
    var name: String?
    var status = Status.success
    var severity = Severity.informational
    var factor: Factor?
    /// Whether it is the customer whom it concerns, not who acts.
    var isAboutTheAccount = false

    /// The activity that every class has for what it does not name.
    private static let other = 99
    static let unknown = OCSFMapping(status: .unknown)

    private init(
        _ eventClass: EventClass = .base, _ activity: (Int, String)? = nil, status: Status = .success,
        severity: Severity = .informational, factor: Factor? = nil, isAboutTheAccount: Bool = false
    ) {
        self.eventClass = eventClass
        self.activity = activity?.0 ?? Self.other
        name = activity?.1
        self.status = status
        self.severity = severity
        self.factor = factor
        self.isAboutTheAccount = isAboutTheAccount
    }

    init(_ kind: AuditEvent.Kind) {
        self = Self.authentication(kind) ?? Self.accountChange(kind) ?? Self.application(kind) ?? Self.base(kind)
    }

    private static func authentication(_ kind: AuditEvent.Kind) -> OCSFMapping? {
        func logOn(_ status: Status, _ factor: Factor) -> OCSFMapping {
            OCSFMapping(
                .authentication, (1, "Logon"), status: status, severity: status == .failure ? .low : .informational,
                factor: factor)
        }
        /// Of a caller, by an agent: no log-on.
        func check(_ status: Status, _ factor: Factor?) -> OCSFMapping {
            OCSFMapping(
                .authentication, (other, "Caller Verification"), status: status,
                severity: status == .failure ? .low : .informational, factor: factor, isAboutTheAccount: true)
        }
        return switch kind {
        case .memberLoggedIn, .memberLoggedInNewBrowser, .agentLoggedIn: logOn(.success, .password)
        case .memberLoginFailed, .agentLoginFailed: logOn(.failure, .password)
        case .companyLogInRefused:
            OCSFMapping(.authentication, (1, "Logon"), status: .failure, severity: .low)
        case .logInLinkUsed: OCSFMapping(.authentication, (1, "Logon"), severity: .medium)
        case .companySessionsEnded: OCSFMapping(.authentication, (2, "Logoff"))
        case .companyLogOutRefused: OCSFMapping(.authentication, (2, "Logoff"), status: .failure, severity: .low)
        case .secondFactorFailed: logOn(.failure, .code)
        case .recoveryCodeUsed: logOn(.success, .recoveryCode)
        case .memberLoggedOut, .agentLoggedOut, .sessionsEnded: OCSFMapping(.authentication, (2, "Logoff"))
        case .accountSwitched: OCSFMapping(.authentication, (7, "Account Switch"))
        case .answerVerified: check(.success, .securityQuestion)
        case .answerWrong: check(.failure, .securityQuestion)
        case .answerSoundsAlike, .answerNotChecked: check(.other, .securityQuestion)
        case .codeVerified: check(.success, .code)
        case .codeWrong: check(.failure, .code)
        case .codeNotChecked: check(.other, .code)
        case .attemptRefused: check(.failure, nil)
        default: nil
        }
    }

    private static func accountChange(_ kind: AuditEvent.Kind) -> OCSFMapping? {
        func change(_ id: Int, _ name: String, _ severity: Severity = .informational, customer: Bool = false)
            -> OCSFMapping
        {
            OCSFMapping(.accountChange, (id, name), severity: severity, isAboutTheAccount: customer)
        }
        return switch kind {
        case .memberAdded, .agentAdded, .accountImported: change(1, "Create")
        case .accountActivated, .accountReopened: change(2, "Enable", customer: true)
        case .agentEnabled: change(2, "Enable")
        case .passwordChosen, .passwordChanged: change(3, "Password Change")
        case .passwordResetAsked: change(4, "Password Reset")
        case .agentDisabled: change(5, "Disable")
        case .accountClosed: change(5, "Disable", customer: true)
        case .memberRemoved, .memberLeft, .memberErased: change(6, "Delete")
        case .accountErased: change(6, "Delete", customer: true)
        case .questionLocked, .answerDead, .codeDead: change(9, "Lock", .medium, customer: true)
        case .reportedNotMe: change(9, "Lock", .high, customer: true)
        case .agentPaused, .lookUpsPaused, .agentStopped: change(9, "Lock", .medium)
        case .secondFactorOn: change(10, "MFA Factor Enable")
        case .secondFactorOff: change(11, "MFA Factor Disable", .low)
        case .questionUnlocked, .checksResumed: change(12, "Unlock", customer: true)
        case .agentResumed: change(12, "Unlock")
        case .questionChosen, .questionChanged, .emailChangeAsked, .emailChangeConfirmed, .emailChangeAgreed,
            .emailChangeCancelled, .emailChanged, .memberRoleChanged, .memberMayCallChanged, .agentChanged,
            .agentLinked, .memberLinked, .agentUnlinked, .memberUnlinked:
            OCSFMapping(.accountChange)
        default: nil
        }
    }

    private static func application(_ kind: AuditEvent.Kind) -> OCSFMapping? {
        switch kind {
        case .serverStarted: OCSFMapping(.applicationLifecycle, (3, "Start"))
        case .serverStopped: OCSFMapping(.applicationLifecycle, (4, "Stop"))
        case .brandResumed: OCSFMapping(.applicationLifecycle, (6, "Enable"))
        case .brandStopped: OCSFMapping(.applicationLifecycle, (7, "Disable"), severity: .critical)
        case .configurationChanged, .keyAdded, .keySealing, .keyRotated, .keyRetired, .backupMade, .backupRestored:
            OCSFMapping(.applicationLifecycle)
        default: nil
        }
    }

    private static func base(_ kind: AuditEvent.Kind) -> OCSFMapping {
        switch kind {
        case .recordAltered: OCSFMapping(severity: .critical)
        case .impostorReported, .ownAccessReported, .loginsSprayed: OCSFMapping(severity: .high)
        case .lookUpFailed: OCSFMapping(status: .failure)
        default: OCSFMapping()
        }
    }
}
