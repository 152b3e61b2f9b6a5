import SecurityQuestions

/// What happened, as the account's own people read it.
package enum ActivityWords {
    package static func told(_ event: AuditEvent) -> Phrase {
        switch event.kind {
        case .accountConfirmed: Phrase(en: "The invitation was accepted", fr: "L’invitation a été acceptée")
        case .accountActivated: Phrase(en: "The account was activated", fr: "Le compte a été activé")
        case .passwordChosen: Phrase(en: "A password was chosen", fr: "Un mot de passe a été choisi")
        case .questionChosen:
            Phrase(en: "The security question was chosen", fr: "La question de sécurité a été choisie")
        case .questionChanged:
            Phrase(en: "The security question was updated", fr: "La question de sécurité a été mise à jour")
        case .memberLoggedIn: Phrase(en: "Log-in to the Office Manager", fr: "Connexion à l’Office Manager")
        case .ownAccessReported:
            Phrase(
                en: "“This was not me” was reported for one person’s log-in",
                fr: "« Ce n’était pas moi » a été signalé pour l’accès d’une personne")
        case .memberLoginFailed: Phrase(en: "A log-in failed", fr: "Une connexion a échoué")
        case .callOpened:
            Phrase(en: "A call with Customer Care began", fr: "Un appel avec le Service Client a commencé")
        case .answerVerified:
            CallerWords.verified(
                Phrase(
                    en: "Customer Care checked your answer: verified",
                    fr: "Le Service Client a vérifié votre réponse : correcte"), event)
        case .answerWrong:
            Phrase(
                en: "Customer Care checked your answer: it did not match",
                fr: "Le Service Client a vérifié votre réponse : incorrecte")
        case .answerSoundsAlike:
            Phrase(
                en: "Customer Care checked your answer: it had to be spelled",
                fr: "Le Service Client a vérifié votre réponse : il a fallu l’épeler")
        case .questionLocked:
            Phrase(
                en: "The security question was locked after wrong answers",
                fr: "La question de sécurité a été verrouillée après des réponses erronées")
        case .answerDead:
            Phrase(
                en: "The answer stopped working after too many wrong answers",
                fr: "La réponse n’est plus valable après trop de réponses erronées")
        case .callEnded: ended(event.detail.flatMap(Call.Outcome.init(rawValue:)))
        case .passwordChanged: Phrase(en: "The password was changed", fr: "Le mot de passe a été changé")
        case .passwordResetAsked:
            Phrase(
                en: "Somebody asked for a link for a new password",
                fr: "Un lien pour un nouveau mot de passe a été demandé")
        case .emailChangeAsked:
            Phrase(
                en: "Somebody asked to change the e-mail address", fr: "Un changement d’adresse e-mail a été demandé")
        case .emailChangeCancelled:
            Phrase(en: "The change of e-mail address was cancelled", fr: "Le changement d’adresse e-mail a été annulé")
        case .emailChangeConfirmed: AddressWords.toldConfirmed
        case .emailChangeAgreed: AddressWords.toldAgreed
        case .emailChanged: Phrase(en: "The e-mail address was changed", fr: "L’adresse e-mail a été changée")
        case .memberLoggedInNewBrowser:
            Phrase(en: "Log-in from a new browser", fr: "Connexion depuis un nouveau navigateur")
        case .sessionsEnded: Phrase(en: "Other sessions were ended", fr: "D’autres sessions ont été fermées")
        case .reportedNotMe where event.detail == NotMeReport.byLink: NotMeLinkWords.toldByLink
        case .checksResumed: NotMeLinkWords.toldResumed
        case .reportedNotMe:
            Phrase(
                en: "Reported: “this was not me”. Phone checks were stopped",
                fr: "Signalé : « ce n’était pas moi ». Les vérifications par téléphone ont été arrêtées")
        case .memberAdded, .memberRemoved, .memberLeft, .memberRoleChanged, .memberMayCallChanged, .memberInvitedAgain,
            .memberErased, .memberUnlinked:
            PeopleWords.told(event)
        case .invitationAccepted: Phrase(en: "An invitation was accepted", fr: "Une invitation a été acceptée")
        case .accountSwitched:
            Phrase(en: "Switched from another account", fr: "Arrivée depuis un autre compte")
        case .accountChanged: AccountChangeWords.told(event.detail.map(AccountChange.Field.all(detail:)) ?? [])
        case .memberLinked:
            Phrase(
                en: "A person was tied to their customer account", fr: "Une personne a été liée à son compte client")
        case .companySessionsEnded:
            Phrase(en: "Logged out of the customer account", fr: "Déconnexion du compte client")
        case .secondFactorOn:
            Phrase(en: "A second factor was turned on", fr: "La double authentification a été activée")
        case .secondFactorOff:
            Phrase(en: "A second factor was turned off", fr: "La double authentification a été désactivée")
        case .secondFactorFailed:
            Phrase(en: "A wrong code was given at log-in", fr: "Un code erroné a été donné à la connexion")
        case .recoveryCodeUsed: Phrase(en: "A recovery code was used", fr: "Un code de secours a été utilisé")
        case .codeMade: Phrase(en: "A support code was requested", fr: "Un code d’assistance a été demandé")
        case .callBackShown:
            Phrase(
                en: "Customer Care looked at the account’s phone numbers, to call back",
                fr: "Le Service Client a consulté les numéros du compte, pour rappeler")
        case .codeLinkMailed:
            Phrase(
                en: "Customer Care mailed a link to a support code, during a call",
                fr: "Le Service Client a envoyé un lien vers un code d’assistance, pendant un appel")
        case .codeLinkOpened:
            Phrase(
                en: "A support code was shown by a mailed link",
                fr: "Un code d’assistance a été affiché par un lien envoyé par e-mail")
        case .codeVerified:
            CallerWords.verified(
                Phrase(
                    en: "Customer Care checked your support code: verified",
                    fr: "Le Service Client a vérifié votre code d’assistance : correct"), event)
        case .callerNamed, .callerNotKnown, .callerMayNotCall, .callerSomebodyElse, .callReopened:
            CallerWords.told(event)
        case .codeWrong:
            Phrase(
                en: "Customer Care checked a support code: it did not match",
                fr: "Le Service Client a vérifié un code d’assistance : incorrect")
        case .codeDead:
            Phrase(
                en: "The support code stopped working after too many wrong codes",
                fr: "Le code d’assistance n’est plus valable après trop de codes erronés")
        case .questionUnlocked:
            Phrase(
                en: "Customer Care unlocked the security question",
                fr: "Le Service Client a déverrouillé la question de sécurité")
        case .callAnnounced:
            Phrase(
                en: "“I am calling Customer Care now” was pressed",
                fr: "« J’appelle maintenant le Service Client » a été choisi")
        case .otherCallOpened:
            Phrase(
                en: "Another call was opened while one was announced",
                fr: "Un autre appel a été ouvert alors qu’un appel était annoncé")
        case .callWordsKnown:
            Phrase(en: "The caller knew the two words", fr: "Les deux mots ont été donnés au téléphone")
        case .callWordsNotKnown:
            Phrase(
                en: "The caller did not know the two words", fr: "Les deux mots n’ont pas été donnés au téléphone")
        case .impostorReported:
            Phrase(
                en: "Reported: “they called me”. Calls and support codes were ended",
                fr: "Signalé : « on m’a téléphoné ». Les appels et les codes d’assistance ont pris fin")
        default: Phrase(en: "The account was changed", fr: "Le compte a été modifié")
        }
    }

    package static let topics = Phrase(en: "What to show", fr: "Afficher")
    package static func topic(_ topic: ActivityTopic) -> Phrase {
        switch topic {
        case .everything: Phrase(en: "Everything", fr: "Tout")
        case .calls: Phrase(en: "Calls", fr: "Appels")
        case .access: Phrase(en: "Log-ins", fr: "Connexions")
        case .changes: Phrase(en: "Changes", fr: "Modifications")
        }
    }
    package static func today(_ date: String) -> Phrase { Phrase(en: "Today, \(date)", fr: "Aujourd’hui, \(date)") }
    package static func yesterday(_ date: String) -> Phrase { Phrase(en: "Yesterday, \(date)", fr: "Hier, \(date)") }
    package static func repeated(_ told: Phrase, _ count: Int) -> Phrase {
        Phrase(en: "\(told.en) (\(count) times)", fr: "\(told.fr) (\(count) fois)")
    }
    package static let notYou = Phrase(
        en: "Was something here not you?", fr: "Quelque chose ne vient pas de vous ?")
    package static let report = Phrase(
        en: "Report it: “this was not me”", fr: "Signalez-le : « ce n’était pas moi »")

    /// A call in one sentence, over its steps.
    ///
    /// - Parameter steps: in the order in which they happened.
    package static func call(_ steps: [AuditEvent]) -> Phrase {
        guard let end = steps.last(where: { $0.kind == .callEnded }), end.kind == steps.last?.kind else {
            return Phrase(en: "Call with Customer Care", fr: "Appel avec le Service Client")
        }
        return switch end.detail.flatMap(Call.Outcome.init(rawValue:)) {
        case .verified:
            Phrase(
                en: "Call with Customer Care: verified", fr: "Appel avec le Service Client : identité vérifiée")
        case .couldNotAnswer:
            Phrase(
                en: "Call with Customer Care: the caller could not answer",
                fr: "Appel avec le Service Client : sans réponse à la question")
        case .failed, .ended, .expired, nil:
            Phrase(
                en: "Call with Customer Care: not verified",
                fr: "Appel avec le Service Client : identité non vérifiée")
        }
    }

    private static func ended(_ outcome: Call.Outcome?) -> Phrase {
        switch outcome {
        case .verified: Phrase(en: "The call ended: verified", fr: "L’appel s’est terminé : identité vérifiée")
        case .failed:
            Phrase(en: "The call ended: not verified", fr: "L’appel s’est terminé : identité non vérifiée")
        case .couldNotAnswer:
            Phrase(
                en: "The call ended: the caller could not answer",
                fr: "L’appel s’est terminé sans réponse à la question")
        case .ended, .expired, nil:
            Phrase(en: "The call ended: not verified", fr: "L’appel s’est terminé : identité non vérifiée")
        }
    }

    /// Who it was, as far as anybody can know: whoever fails to log in may be anyone.
    package static func who(_ event: AuditEvent) -> Phrase {
        switch [.memberLoginFailed, .secondFactorFailed].contains(event.kind) ? .visitor : event.actor {
        case .member(_, let name): Phrase(en: name, fr: name)
        case .agent: Words.customerCare
        case .system: event.client.map(program) ?? Phrase(en: "Automatic", fr: "Automatique")
        case .host: Phrase(en: "Your provider", fr: "Votre fournisseur")
        case .visitor: Phrase(en: "Unknown", fr: "Inconnu")
        case .erased: Phrase(en: "Erased", fr: "Données effacées")
        }
    }

    /// What an owner calls a client: they are the client of somebody themselves.
    private static func program(_ client: String) -> Phrase {
        Phrase(en: "Program “\(client)”", fr: "Programme «\u{a0}\(client)\u{a0}»")
    }

    /// Below what an agent has not done by hand.
    package static func through(_ client: String) -> Phrase {
        Phrase(
            en: "Through Customer Care’s program “\(client)”, for an agent",
            fr: "Par l’intermédiaire du programme «\u{a0}\(client)\u{a0}» du Service Client, pour un conseiller")
    }
}
