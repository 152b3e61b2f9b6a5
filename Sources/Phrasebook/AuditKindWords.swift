import SecurityQuestions

extension AuditWords {
    /// What happened, as somebody reads it who is not the account's owner.
    package static func told(_ kind: AuditEvent.Kind) -> Phrase {
        switch kind {
        case .accountImported: Phrase(en: "Account imported", fr: "Compte importé")
        case .accountChanged: Phrase(en: "Account’s details changed", fr: "Informations du compte modifiées")
        case .pendingAccountChanged:
            Phrase(
                en: "Details changed before activation", fr: "Informations modifiées avant l’activation")
        case .accountInvited: Phrase(en: "Invitation sent", fr: "Invitation envoyée")
        case .accountConfirmed: Phrase(en: "Invitation accepted", fr: "Invitation acceptée")
        case .accountActivated: Phrase(en: "Account activated", fr: "Compte activé")
        case .memberAdded: Phrase(en: "Member added", fr: "Membre ajouté")
        case .memberRemoved: Phrase(en: "Member removed", fr: "Membre retiré")
        case .memberLeft: Phrase(en: "Member left by themselves", fr: "Départ volontaire d’un membre")
        case .memberRoleChanged: Phrase(en: "Member’s role changed", fr: "Rôle d’un membre modifié")
        case .memberMayCallChanged:
            Phrase(en: "Who may call was changed", fr: "Autorisation d’appeler modifiée")
        case .invitationAccepted:
            Phrase(en: "Invitation accepted by logging in", fr: "Invitation acceptée après connexion")
        case .accountSwitched:
            Phrase(en: "Switched from another account", fr: "Arrivée depuis un autre compte")
        case .memberErased: Phrase(en: "Member removed, their data erased", fr: "Membre retiré, données effacées")
        case .memberInvitedAgain: Phrase(en: "Invitation sent again", fr: "Invitation envoyée à nouveau")
        case .memberLoggedIn: Phrase(en: "Log-in to the Office Manager", fr: "Connexion à l’Office Manager")
        case .memberLoggedInNewBrowser:
            Phrase(en: "Log-in from a new browser", fr: "Connexion depuis un nouveau navigateur")
        case .memberLoginFailed:
            Phrase(en: "Failed log-in to the Office Manager", fr: "Échec de connexion à l’Office Manager")
        case .memberLoggedOut: Phrase(en: "Log-out from the Office Manager", fr: "Déconnexion de l’Office Manager")
        case .ownAccessReported:
            Phrase(
                en: "“This was not me” reported by a user for their own log-in",
                fr: "« Ce n’était pas moi » signalé pour un seul accès")
        case .sessionsEnded: Phrase(en: "Other sessions ended", fr: "Autres sessions fermées")
        case .checksResumed: NotMeLinkWords.resumedKind
        case .reportedNotMe: Phrase(en: "“This was not me” reported", fr: "« Ce n’était pas moi » signalé")
        case .passwordChosen, .passwordChanged, .passwordResetAsked, .emailChangeAsked, .emailChanged,
            .emailChangeCancelled, .emailChangeConfirmed, .emailChangeAgreed, .secondFactorOn,
            .secondFactorOff, .secondFactorFailed, .recoveryCodeUsed:
            credentials(kind)
        case .agentAdded, .agentDisabled, .agentEnabled, .agentChanged, .agentLoggedIn, .agentLoginFailed,
            .agentLoggedOut, .agentPaused,
            .agentStopped, .agentResumed, .lookUpsPaused, .auditSearched, .auditExported:
            staff(kind)
        case .questionChosen, .questionChanged, .accountLookedUp, .lookUpFailed, .callOpened, .callEnded,
            .answerVerified, .answerWrong, .answerSoundsAlike, .answerNotChecked, .attemptRefused, .questionLocked,
            .answerDead, .questionUnlocked, .answerResealed, .codeMade, .codeVerified, .codeWrong, .codeDead,
            .codeLinkMailed, .codeLinkOpened, .callBackShown,
            .codeNotChecked:
            checks(kind)
        case .callAnnounced, .otherCallOpened, .callWordsKnown, .callWordsNotKnown, .impostorReported:
            announcements(kind)
        case .callerNamed, .callerNotKnown, .callerMayNotCall, .callerSomebodyElse, .callReopened, .callKeptOpen:
            callers(kind)
        case .serverStarted, .serverStopped, .configurationChanged, .keyAdded, .keySealing, .keyRotated, .keyRetired,
            .accountClosed, .accountReopened, .accountExported, .memberExported, .accountErased, .backupMade,
            .backupRestored,
            .auditVerified, .auditValuesErased, .callsErased, .auditKeyVouched, .rowsTagged, .recordAltered,
            .loginsSprayed, .clockDoubted, .clockConfirmed, .mailReleased, .mailDiscarded, .brandStopped,
            .brandResumed:
            operation(kind)
        case .clientAdded, .clientChanged, .clientSecretRenewed, .clientDisabled, .clientEnabled, .clientRefused,
            .clientPaused, .grantUsed, .grantRevoked, .webhookAdded, .webhookRemoved, .webhookSecretRenewed,
            .webhookPaused, .webhookResumed:
            ProgramWords.told(kind)
        case .companyLogInRefused, .companyLogOutRefused, .companySessionsEnded, .agentLinked, .logInLinkMade,
            .logInLinkUsed, .memberLinked, .agentUnlinked, .memberUnlinked:
            CompanyWords.told(kind)
        }
    }

    private static func operation(_ kind: AuditEvent.Kind) -> Phrase {
        switch kind {
        case .serverStarted: Phrase(en: "Server started", fr: "Serveur démarré")
        case .serverStopped: Phrase(en: "Server stopped", fr: "Serveur arrêté")
        case .loginsSprayed:
            Phrase(
                en: "Many log-ins failed within ten minutes",
                fr: "De nombreuses connexions ont échoué en dix minutes")
        case .configurationChanged: Phrase(en: "Configuration changed", fr: "Configuration modifiée")
        case .keyAdded: Phrase(en: "Key added", fr: "Clé ajoutée")
        case .keySealing: Phrase(en: "Sealing with a new key", fr: "Nouvelle clé en service")
        case .keyRotated: Phrase(en: "Everything sealed under the newest key", fr: "Rotation des clés terminée")
        case .keyRetired: Phrase(en: "Key retired", fr: "Clé retirée")
        case .accountClosed: Phrase(en: "Account closed", fr: "Compte fermé")
        case .accountReopened: Phrase(en: "Account reopened", fr: "Compte rouvert")
        case .accountExported: Phrase(en: "Account’s data exported", fr: "Données du compte exportées")
        case .memberExported:
            Phrase(en: "One member’s data exported", fr: "Données d’un membre exportées")
        case .rowsTagged: Phrase(en: "Records tagged for the first time", fr: "Premier marquage des enregistrements")
        case .clockDoubted:
            Phrase(en: "Clock jumped: nothing is erased by it", fr: "Saut d’horloge : effacement automatique suspendu")
        case .clockConfirmed: Phrase(en: "Clock confirmed", fr: "Horloge confirmée")
        case .recordAltered:
            Phrase(en: "A record was changed outside Countersign", fr: "Enregistrement modifié hors de Countersign")
        case .accountErased: Phrase(en: "Account erased", fr: "Compte effacé")
        case .backupMade: Phrase(en: "Backup made", fr: "Sauvegarde effectuée")
        case .backupRestored: Phrase(en: "Backup restored", fr: "Sauvegarde restaurée")
        case .brandStopped:
            Phrase(en: "Every check of the brand stopped", fr: "Toutes les vérifications de la marque arrêtées")
        case .brandResumed:
            Phrase(en: "Checks of the brand let go on", fr: "Vérifications de la marque rétablies")
        case .mailReleased: Phrase(en: "Held mail let go", fr: "Envoi des e-mails autorisé")
        case .mailDiscarded:
            Phrase(en: "Held mail discarded, new mail let go", fr: "E-mails en attente écartés, envoi autorisé")
        case .auditVerified: Phrase(en: "Audit log verified", fr: "Journal d’audit vérifié")
        case .callsErased: Phrase(en: "Old calls erased", fr: "Anciens appels effacés")
        case .auditKeyVouched:
            Phrase(en: "Earlier signing key confirmed", fr: "Clé de signature antérieure confirmée")
        default:
            Phrase(en: "Old entries’ personal data erased", fr: "Données personnelles d’anciennes entrées effacées")
        }
    }

    private static func credentials(_ kind: AuditEvent.Kind) -> Phrase {
        switch kind {
        case .passwordChosen: Phrase(en: "First password chosen", fr: "Premier mot de passe choisi")
        case .passwordChanged: Phrase(en: "Password changed", fr: "Mot de passe modifié")
        case .passwordResetAsked: Phrase(en: "New password requested", fr: "Nouveau mot de passe demandé")
        case .emailChangeAsked: Phrase(en: "Change of address requested", fr: "Changement d’adresse e-mail demandé")
        case .emailChangeConfirmed: AddressWords.confirmedKind
        case .emailChangeAgreed: AddressWords.agreedKind
        case .emailChangeCancelled:
            Phrase(en: "Change of address cancelled", fr: "Changement d’adresse e-mail annulé")
        case .emailChanged: Phrase(en: "E-mail address changed", fr: "Adresse e-mail modifiée")
        case .secondFactorOn: Phrase(en: "Second factor turned on", fr: "Double authentification activée")
        case .secondFactorOff: Phrase(en: "Second factor turned off", fr: "Double authentification désactivée")
        case .secondFactorFailed: Phrase(en: "Second factor failed", fr: "Échec de la double authentification")
        default: Phrase(en: "Recovery code used", fr: "Code de secours utilisé")
        }
    }

    private static func staff(_ kind: AuditEvent.Kind) -> Phrase {
        switch kind {
        case .agentAdded: Phrase(en: "Agent added", fr: "Accès conseiller créé")
        case .agentDisabled: Phrase(en: "Agent’s access ended", fr: "Accès conseiller fermé")
        case .agentEnabled: Phrase(en: "Agent’s access given back", fr: "Accès conseiller rétabli")
        case .agentChanged:
            Phrase(
                en: "Agent’s name, role or brands changed", fr: "Nom, rôle ou marques d’un accès conseiller modifiés")
        case .agentLoggedIn: Phrase(en: "Log-in to the care desk", fr: "Connexion à l’espace conseiller")
        case .agentLoginFailed:
            Phrase(en: "Failed log-in to the care desk", fr: "Échec de connexion à l’espace conseiller")
        case .agentLoggedOut: Phrase(en: "Log-out from the care desk", fr: "Déconnexion de l’espace conseiller")
        case .agentPaused:
            Phrase(en: "Checks paused after wrong attempts", fr: "Vérifications suspendues après des erreurs")
        case .lookUpsPaused:
            Phrase(en: "Look-ups paused: too many within an hour", fr: "Recherches suspendues : trop en une heure")
        case .agentStopped: Phrase(en: "Agent paused by a supervisor", fr: "Suspension par la supervision")
        case .agentResumed:
            Phrase(en: "Agent’s checks resumed", fr: "Vérifications rétablies par la supervision")
        case .auditSearched: Phrase(en: "Audit log searched", fr: "Recherche dans le journal d’audit")
        default: Phrase(en: "Audit log exported", fr: "Export du journal d’audit")
        }
    }

    private static func callers(_ kind: AuditEvent.Kind) -> Phrase {
        switch kind {
        case .callerNamed:
            Phrase(en: "Name of the caller: may call", fr: "Nom donné : appel autorisé")
        case .callerNotKnown:
            Phrase(en: "Name of the caller: did not match", fr: "Nom donné : sans correspondance")
        case .callerMayNotCall:
            Phrase(en: "Name of the caller: may not call", fr: "Nom donné : appel non autorisé")
        case .callerSomebodyElse:
            Phrase(en: "Caller: not one of the account’s people", fr: "Au téléphone : personne hors du compte")
        case .callReopened: Phrase(en: "End of a call taken back", fr: "Fin d’appel annulée")
        default: Phrase(en: "Call kept open", fr: "Appel prolongé")
        }
    }

    private static func announcements(_ kind: AuditEvent.Kind) -> Phrase {
        switch kind {
        case .callAnnounced: Phrase(en: "Call announced by the customer", fr: "Appel annoncé dans l’Office Manager")
        case .otherCallOpened:
            Phrase(en: "Another call beside an announced one", fr: "Autre appel à côté d’un appel annoncé")
        case .callWordsKnown: Phrase(en: "Two words: the caller knew them", fr: "Deux mots : donnés au téléphone")
        case .callWordsNotKnown:
            Phrase(en: "Two words: the caller did not know them", fr: "Deux mots : non donnés au téléphone")
        default: Phrase(en: "“They called me” reported", fr: "« On m’a téléphoné » signalé")
        }
    }

    private static func checks(_ kind: AuditEvent.Kind) -> Phrase {
        switch kind {
        case .questionChosen: Phrase(en: "First question chosen", fr: "Première question choisie")
        case .questionChanged: Phrase(en: "Security question changed", fr: "Question de sécurité modifiée")
        case .accountLookedUp: Phrase(en: "Account looked up", fr: "Compte recherché")
        case .lookUpFailed: Phrase(en: "Look-up without result", fr: "Recherche de compte sans résultat")
        case .callOpened: Phrase(en: "Call opened", fr: "Appel ouvert")
        case .callEnded: Phrase(en: "Call ended", fr: "Appel terminé")
        case .answerVerified: Phrase(en: "Answer: verified", fr: "Réponse : vérifiée")
        case .answerWrong: Phrase(en: "Answer: did not match", fr: "Réponse : erronée")
        case .answerSoundsAlike: Phrase(en: "Answer: had to be spelled", fr: "Réponse : à épeler")
        case .answerNotChecked: Phrase(en: "Answer: could not be checked", fr: "Réponse : vérification impossible")
        case .attemptRefused: Phrase(en: "Attempt refused", fr: "Tentative refusée")
        case .questionLocked: Phrase(en: "Question locked", fr: "Question verrouillée")
        case .answerDead: Phrase(en: "Answer ended after ten wrong", fr: "Réponse annulée après dix erreurs")
        case .questionUnlocked: Phrase(en: "Question unlocked", fr: "Question déverrouillée")
        case .answerResealed: Phrase(en: "Answer sealed anew", fr: "Réponse scellée à nouveau")
        case .codeMade: Phrase(en: "Support code requested", fr: "Code d’assistance demandé")
        case .callBackShown: Phrase(en: "Numbers shown to call back on", fr: "Numéros affichés pour rappeler")
        case .codeLinkMailed: Phrase(en: "Link to a code mailed", fr: "Lien vers un code envoyé")
        case .codeLinkOpened:
            Phrase(en: "Support code shown by a mailed link", fr: "Code d’assistance affiché par un lien envoyé")
        case .codeVerified: Phrase(en: "Support code: verified", fr: "Code d’assistance : vérifié")
        case .codeWrong: Phrase(en: "Support code: did not match", fr: "Code d’assistance : erroné")
        case .codeDead:
            Phrase(en: "Support code ended after five wrong", fr: "Code d’assistance annulé après cinq erreurs")
        default:
            Phrase(en: "Support code: could not be checked", fr: "Code d’assistance : vérification impossible")
        }
    }
}
