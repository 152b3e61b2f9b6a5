import SecurityQuestions

/// The audit log as a supervisor reads it.
package enum AuditWords {
    package static let title = Phrase(en: "Audit log", fr: "Journal d’audit")
    package static let account = Phrase(en: "Account number", fr: "Numéro de compte")
    package static let anyBrand = Phrase(en: "All brands", fr: "Toutes les marques")
    package static let anyAgent = Phrase(en: "Anybody", fr: "Tout le monde")
    package static let agent = Phrase(en: "Done by", fr: "Effectué par")
    package static let kind = Phrase(en: "What happened", fr: "Événement")
    package static let anyKind = Phrase(en: "Anything", fr: "Tous les événements")
    package static let from = Phrase(en: "From", fr: "Du")
    package static let until = Phrase(en: "Up to and including", fr: "Jusqu’au (inclus)")
    package static let todaysLocks = Phrase(
        en: "Locks and reports of today", fr: "Verrouillages et signalements du jour")
    package static let lastWeek = Phrase(en: "Last 7 days", fr: "7 derniers jours")
    package static func name(of group: AuditEvent.Kind.Group) -> Phrase {
        switch group {
        case .checks: Phrase(en: "Calls and checks", fr: "Appels et vérifications")
        case .locks: Phrase(en: "Locks and reports", fr: "Verrouillages et signalements")
        case .logIns: Phrase(en: "Log-ins", fr: "Connexions")
        case .secrets: Phrase(en: "Passwords, questions, addresses", fr: "Mots de passe, questions, adresses")
        case .people: Phrase(en: "People of accounts", fr: "Personnes des comptes")
        case .agents: Phrase(en: "Agents", fr: "Équipe")
        case .log: Phrase(en: "The log itself", fr: "Le journal lui-même")
        case .other: Phrase(en: "Accounts, keys and server", fr: "Comptes, clés et serveur")
        }
    }
    package static func all(of group: AuditEvent.Kind.Group) -> Phrase {
        let name = name(of: group)
        return Phrase(en: "\(name.en): all", fr: "\(name.fr)\u{a0}: tout")
    }
    /// - Parameter end: of its id.
    package static func onlyCall(_ end: String) -> Phrase {
        Phrase(en: "Only call \(end).", fr: "Seulement l’appel \(end).")
    }
    package static let allCalls = Phrase(en: "All calls", fr: "Tous les appels")
    package static let search = Phrase(en: "Search", fr: "Rechercher")
    package static let searchIsRecorded = Phrase(
        en: "Every search and every export is recorded in the log itself. Times are those of the care desk.",
        fr:
            "Toutes les recherches et tous les exports sont inscrits au journal. Les heures sont celles de l’espace conseiller."
    )
    package static let results = Phrase(
        en: "Entries, newest first", fr: "Entrées du journal, les plus récentes d’abord")
    package static let nothing = Phrase(en: "No entry matches.", fr: "Aucune entrée ne correspond.")
    package static let exportCSV = Phrase(en: "Export as CSV", fr: "Exporter en CSV")
    package static let exportLines = Phrase(en: "Export as JSON Lines", fr: "Exporter en JSON Lines")

    package static let unknownAccount = Phrase(
        en: "No account of your brands has this number.", fr: "Aucun compte de vos marques ne porte ce numéro.")
    package static let severalAccounts = Phrase(
        en: "Several brands have an account of this number: choose the brand.",
        fr: "Plusieurs marques ont un compte de ce numéro : choisissez la marque.")
    package static let unknownChoice = Phrase(
        en: "Choose an entry of the list.", fr: "Choisissez un élément de la liste.")
    package static let notADay = Phrase(
        en: "Enter a day such as 2026-11-22.", fr: "Saisissez un jour, par exemple 2026-11-22.")
    package static let endsBeforeItBegins = Phrase(
        en: "This day comes before the first one.", fr: "Ce jour précède le premier.")

    package static let when = Phrase(en: "When", fr: "Quand")
    package static let who = Phrase(en: "Who", fr: "Par qui")
    package static let call = Phrase(en: "Call", fr: "Appel")
    package static let address = Phrase(en: "Address", fr: "Adresse")

    package static func who(_ actor: AuditEvent.Actor) -> Phrase {
        switch actor {
        case .member(_, let name), .agent(_, let name): Phrase(en: name, fr: name)
        case .system: Phrase(en: "Automatic", fr: "Automatique")
        case .host: Phrase(en: "Operator of the server", fr: "Exploitation du serveur")
        case .visitor: Phrase(en: "Unknown", fr: "Inconnu")
        case .erased: Phrase(en: "Erased", fr: "Données effacées")
        }
    }

    /// Where somebody who logged in was.
    package static func place(_ actor: AuditEvent.Actor) -> Phrase? {
        switch actor {
        case .member: Phrase(en: "Office Manager", fr: "Office Manager")
        case .agent: Words.careDesk
        case .system, .host, .visitor, .erased: nil
        }
    }

    /// What an entry's one word means; a reason that somebody gave stands as it is.
    package static func detail(of event: AuditEvent) -> Phrase? {
        guard let word = event.detail else { return nil }
        switch event.kind {
        case .callEnded: return Call.Outcome(rawValue: word).map(CareWords.outcome) ?? Phrase(en: word, fr: word)
        case .attemptRefused: return AttemptRefusal.Reason(rawValue: word).map(refusal) ?? Phrase(en: word, fr: word)
        case .answerVerified, .codeVerified, .callerNamed, .callerMayNotCall:
            return word == AuditEvent.callClosed
                ? refusal(.callClosed) : CallerWords.who(PersonConcerned(detail: word))
        case .lookUpFailed where LookUpFailure(rawValue: word) == .severalAccounts:
            return Phrase(en: "Several matched", fr: "Plusieurs résultats")
        case .auditVerified:
            return AuditOutcome(detail: word).map(AuditVerificationWords.told) ?? Phrase(en: word, fr: word)
        case .auditSearched, .auditExported: return AuditSearchWords.told(word)
        case .agentLoggedIn where word == SessionStart.byCompany, .memberLoggedIn where word == SessionStart.byCompany,
            .memberLoggedInNewBrowser where word == SessionStart.byCompany:
            return CompanyWords.byCompany
        case .memberAdded, .memberRemoved, .memberLeft, .memberRoleChanged, .memberInvitedAgain, .memberUnlinked:
            return CallerWords.who(PersonConcerned(detail: word))
        case .clientRefused, .clientChanged, .clientPaused:
            return ProgramWords.detail(word) ?? Phrase(en: word, fr: word)
        case .companyLogInRefused, .agentLoginFailed: return CompanyWords.detail(word) ?? Phrase(en: word, fr: word)
        case .reportedNotMe where word == NotMeReport.byLink, .ownAccessReported where word == NotMeReport.byLink:
            return NotMeLinkWords.byLink
        default: return Phrase(en: word, fr: word)
        }
    }

    private static func refusal(_ reason: AttemptRefusal.Reason) -> Phrase {
        switch reason {
        case .callClosed: Phrase(en: "The call had ended", fr: "L’appel était terminé")
        case .alreadyVerified: Phrase(en: "Verified already", fr: "Déjà vérifié")
        case .noneLeftInCall: Phrase(en: "No attempt left in the call", fr: "Plus de tentative dans l’appel")
        case .locked: Phrase(en: "The question was locked", fr: "La question était verrouillée")
        case .dead: Phrase(en: "The answer no longer worked", fr: "La réponse n’était plus valable")
        case .stopped: Phrase(en: "“This was not me” was reported", fr: "« Ce n’était pas moi » était signalé")
        case .recentlyChanged: Phrase(en: "Changed within a day", fr: "Modification depuis moins d’un jour")
        case .callerNotAllowed: Phrase(en: "The caller may not be verified", fr: "L’identité n’était pas à vérifier")
        case .brandStopped: CheckWords.brandWasStopped
        case .agentPaused: Phrase(en: "Checks were paused", fr: "Les vérifications étaient suspendues")
        case .clientPaused:
            Phrase(en: "The client’s checks were paused", fr: "Les vérifications du programme étaient suspendues")
        case .accountClosed: Phrase(en: "Closed meanwhile", fr: "Fermé entre-temps")
        case .noAnswer: Phrase(en: "No security question", fr: "Pas de question de sécurité")
        case .unknownCall: Phrase(en: "No such call", fr: "Appel inconnu")
        }
    }
}
