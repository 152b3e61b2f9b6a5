extension AuditEvent.Kind {
    /// What a supervisor looks for together.
    package enum Group: String, Sendable, CaseIterable {
        case checks, locks, logIns, secrets, people, agents, log, other

        package var kinds: [AuditEvent.Kind] {
            switch self {
            case .checks:
                [
                    .accountLookedUp, .lookUpFailed, .callOpened, .answerVerified, .answerWrong, .answerSoundsAlike,
                    .answerNotChecked, .attemptRefused, .callBackShown, .codeLinkMailed, .codeLinkOpened, .codeMade,
                    .codeVerified,
                    .codeWrong, .codeDead,
                    .codeNotChecked, .callEnded, .callAnnounced, .otherCallOpened, .callWordsKnown, .callWordsNotKnown,
                    .callerNamed, .callerNotKnown, .callerMayNotCall, .callerSomebodyElse, .callReopened, .callKeptOpen,
                    .grantUsed, .grantRevoked,
                ]
            case .locks:
                [
                    .questionLocked, .answerDead, .questionUnlocked, .reportedNotMe, .ownAccessReported,
                    .checksResumed, .impostorReported, .brandStopped, .brandResumed,
                ]
            case .logIns:
                [
                    .memberLoggedIn, .memberLoginFailed, .memberLoggedOut, .memberLoggedInNewBrowser, .agentLoggedIn,
                    .agentLoginFailed, .agentLoggedOut, .sessionsEnded, .secondFactorFailed, .recoveryCodeUsed,
                    .loginsSprayed, .accountSwitched, .companyLogInRefused, .companyLogOutRefused,
                    .companySessionsEnded,
                    .logInLinkUsed,
                ]
            case .secrets:
                [
                    .passwordChosen, .passwordChanged, .passwordResetAsked, .questionChosen, .questionChanged,
                    .answerResealed, .emailChangeAsked, .emailChangeConfirmed, .emailChangeAgreed,
                    .emailChangeCancelled, .emailChanged, .secondFactorOn, .secondFactorOff,
                ]
            case .people:
                [
                    .memberAdded, .memberRemoved, .memberLeft, .memberRoleChanged, .memberMayCallChanged,
                    .memberInvitedAgain, .memberErased, .invitationAccepted, .memberLinked,
                    .memberUnlinked,
                ]
            case .agents:
                [
                    .agentAdded, .agentChanged, .agentDisabled, .agentEnabled, .agentPaused, .agentStopped,
                    .agentResumed, .lookUpsPaused, .clientAdded, .clientChanged, .clientSecretRenewed, .clientDisabled,
                    .clientEnabled, .clientRefused, .clientPaused, .webhookAdded, .webhookRemoved,
                    .webhookSecretRenewed, .webhookPaused, .webhookResumed, .agentLinked, .agentUnlinked,
                    .logInLinkMade,
                ]
            case .log: [.auditSearched, .auditExported, .auditVerified, .auditValuesErased, .auditKeyVouched]
            case .other:
                AuditEvent.Kind.allCases.filter { kind in
                    !Self.allCases.contains { $0 != .other && $0.kinds.contains(kind) }
                }
            }
        }
    }
}
