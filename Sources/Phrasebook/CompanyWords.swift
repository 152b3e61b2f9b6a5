import SecurityQuestions

/// What a log-in by a provider is called at a door.
package struct ProviderWords: Sendable {
    package let logIn: Phrase
    package let noPasswords: Phrase
    package let noPasswordsAdvice: Phrase
    /// The button of a page that says so.
    package let wayIn: Phrase
    package let againWhy: Phrase
    package let loggedOutWhat: Phrase
    /// Why somebody is not let in.
    package let page: @Sendable (CompanyProblem) -> FailureWords.Page
}

/// Log-in at the care desk by the company's own provider.
package enum CompanyWords {
    /// - Parameter name: what people call it; nil where the configuration does not say.
    package static func atCareDesk(name: String?) -> ProviderWords {
        ProviderWords(
            logIn: logIn(name), noPasswords: noPasswords, noPasswordsAdvice: noPasswordsAdvice,
            wayIn: PasswordWords.backToLogin, againWhy: againWhy, loggedOutWhat: loggedOutWhat, page: page)
    }

    /// - Parameter name: what people call it; nil where the configuration does not say.
    package static func logIn(_ name: String?) -> Phrase {
        guard let name else {
            return Phrase(en: "Log in with your company account", fr: "Se connecter avec le compte de l’entreprise")
        }
        return Phrase(en: "Log in with \(name)", fr: "Se connecter avec \(name)")
    }

    package static let withPassword = Phrase(en: "Log in with a password", fr: "Se connecter avec un mot de passe")
    package static let noPasswords = Phrase(
        en: "Passwords are not used at this care desk.",
        fr: "Cet espace conseiller ne s’ouvre pas avec un mot de passe.")
    package static let noPasswordsAdvice = Phrase(
        en:
            "Log in with your company account. If that does not work, ask whoever runs the care desk for a link to log in by.",
        fr:
            "Connectez-vous avec le compte de l’entreprise. En cas d’échec, demandez à l’exploitation du serveur un lien de connexion."
    )

    package static let againTitle = Phrase(en: "Show again who you are", fr: "Confirmez votre identité")
    package static let againWhy = Phrase(
        en: "Before you go on, we make sure that it is you: your company’s log-in asks for your password once more.",
        fr:
            "Avant de continuer, nous vérifions qu’il s’agit bien de vous : la connexion de l’entreprise redemande votre mot de passe."
    )

    package static let loggedOutTitle = Phrase(en: "You have logged out here", fr: "La déconnexion est effectuée ici")
    package static let loggedOutWhat = Phrase(
        en: "Your company’s log-in is being ended as well. If nothing happens, choose the button.",
        fr: "La connexion de l’entreprise se ferme aussi. Si rien ne se passe, utilisez le bouton.")
    package static let endThere = Phrase(en: "Log out there too", fr: "Se déconnecter là-bas aussi")

    package static let linkTitle = Phrase(en: "Log in once by this link", fr: "Connexion unique par ce lien")
    package static func linkWhat(_ name: String) -> Phrase {
        Phrase(
            en: "This link logs \(name) in once, without the company’s log-in. Its use is recorded.",
            fr:
                "Ce lien connecte \(name) une seule fois, sans la connexion de l’entreprise. Son usage est inscrit au journal."
        )
    }
    package static let linkDead = Phrase(
        en:
            "The link was used, is older than 15 minutes, or another one has taken its place. Ask whoever runs the server for another link.",
        fr:
            "Le lien a déjà servi, a plus de 15 minutes, ou un autre l’a remplacé. Demandez-en un autre à l’exploitation du serveur."
    )

    package static let tryAgain = Phrase(en: "Try again", fr: "Réessayer")
    package static let groupsSeen = Phrase(
        en: "Your company’s log-in names these groups for you:",
        fr: "La connexion de l’entreprise vous attribue ces groupes :")
    package static let noGroupsSeen = Phrase(
        en: "Your company’s log-in names no group for you.",
        fr: "La connexion de l’entreprise ne vous attribue aucun groupe.")
    package static func moreGroups(_ count: Int) -> Phrase {
        Phrase(en: "and \(count) more", fr: "et \(count) de plus")
    }
    /// - Parameter word: as the audit log has it.
    package static func forHelp(_ word: String) -> Phrase {
        Phrase(en: "For whoever helps you: \(word)", fr: "Pour la personne qui vous aide : \(word)")
    }

    /// What stands in an entry for a log-in by the provider.
    package static let byCompany = Phrase(en: "By the company’s log-in", fr: "Par la connexion de l’entreprise")
    package static let passwordsOff = Phrase(en: "Passwords are off", fr: "Mots de passe désactivés")
    package static func times(_ count: String) -> Phrase {
        Phrase(en: "\(count) more within a minute", fr: "encore \(count) en une minute")
    }

    package static func told(_ kind: AuditEvent.Kind) -> Phrase {
        switch kind {
        case .companyLogInRefused:
            Phrase(en: "Log-in by the company refused", fr: "Connexion par l’entreprise refusée")
        case .companyLogOutRefused:
            Phrase(en: "Log-out by the company refused", fr: "Déconnexion par l’entreprise refusée")
        case .companySessionsEnded:
            Phrase(en: "Logged out by the company", fr: "Session fermée par l’entreprise")
        case .agentLinked:
            Phrase(en: "Agent tied to their company account", fr: "Accès conseiller lié au compte de l’entreprise")
        case .memberLinked:
            Phrase(en: "Member tied to the brand’s log-in", fr: "Personne liée à la connexion de la marque")
        case .agentUnlinked:
            Phrase(
                en: "Agent untied from their company account", fr: "Accès conseiller délié du compte de l’entreprise")
        case .memberUnlinked:
            Phrase(en: "Member untied from the brand’s log-in", fr: "Personne déliée de la connexion de la marque")
        case .logInLinkMade: Phrase(en: "One-time link to log in made", fr: "Lien de connexion unique créé")
        default: Phrase(en: "Log-in by a one-time link", fr: "Connexion par un lien unique")
        }
    }

    /// What the word of a refusal means, with how often it came again; nil for a word of the protocol, which stands as it is.
    package static func detail(_ detail: String) -> Phrase? {
        let words = detail.split(separator: " ").map(String.init)
        guard let first = words.first else { return nil }
        let reason: Phrase? =
            first == "passwordsOff"
            ? passwordsOff
            : CompanyArrival.Refusal(rawValue: first).map { page(.arrival($0)).title }
                ?? OwnerArrival.Refusal(rawValue: first).map { page(.owner($0)).title }
        guard let reason else { return nil }
        guard words.count > 1 else { return reason }
        let more = times(words[1])
        return Phrase(en: "\(reason.en), \(more.en)", fr: "\(reason.fr), \(more.fr)")
    }

    private typealias Page = FailureWords.Page

    /// Why somebody is not let in, in one of a few ways that they can do something about.
    package static func page(_ problem: CompanyProblem) -> FailureWords.Page {
        switch problem {
        case .arrival(let refusal): page(refusal)
        case .owner: OwnerLogInWords.page(problem)
        case .unreachable:
            Page(
                title: Phrase(
                    en: "Your company’s log-in does not answer", fr: "La connexion de l’entreprise ne répond pas"),
                advice: Phrase(
                    en:
                        "Try again in a minute. If it goes on, tell whoever looks after your company’s log-in. In an emergency whoever runs the care desk can give you a link to log in by.",
                    fr:
                        "Réessayez dans une minute. Si cela continue, prévenez l’équipe qui gère la connexion de l’entreprise. En urgence, l’exploitation du serveur peut vous remettre un lien de connexion."
                ))
        case .misconfigured:
            Page(
                title: Phrase(
                    en: "The care desk and your company’s log-in do not fit together",
                    fr: "L’espace conseiller et la connexion de l’entreprise ne s’accordent pas"),
                advice: Phrase(
                    en:
                        "You cannot change that. Tell whoever runs the care desk; “countersign doctor” says what does not fit.",
                    fr:
                        "Vous n’y pouvez rien. Prévenez l’exploitation du serveur ; « countersign doctor » indique ce qui ne convient pas."
                ))
        case .untrusted:
            Page(
                title: Phrase(
                    en: "The answer of your company’s log-in could not be trusted",
                    fr: "La réponse de la connexion de l’entreprise n’est pas fiable"),
                advice: Phrase(
                    en:
                        "You were not logged in. Start again from the care desk’s own page, never from a link in a mail. If this comes again, tell whoever runs the care desk.",
                    fr:
                        "La connexion n’a pas eu lieu. Repartez de la page de l’espace conseiller, jamais d’un lien reçu par e-mail. Si cela se répète, prévenez l’exploitation du serveur."
                ))
        case .clocks:
            Page(
                title: Phrase(en: "A clock is wrong", fr: "Une horloge n’est pas à l’heure"),
                advice: Phrase(
                    en:
                        "You were not logged in: the clocks of the care desk and of your company’s log-in are too far apart. You cannot change that. Tell whoever runs the care desk.",
                    fr:
                        "La connexion n’a pas eu lieu : les horloges de l’espace conseiller et de la connexion de l’entreprise sont trop décalées. Vous n’y pouvez rien. Prévenez l’exploitation du serveur."
                ))
        case .notLetIn:
            Page(
                title: Phrase(
                    en: "Your company’s log-in did not let you in",
                    fr: "La connexion de l’entreprise vous a refusé l’accès"),
                advice: Phrase(
                    en:
                        "Try again. If it goes on, ask whoever looks after your company’s log-in for access to the care desk.",
                    fr:
                        "Réessayez. Si cela continue, demandez l’accès à l’espace conseiller à l’équipe qui gère la connexion de l’entreprise."
                ))
        case .tooLate: tooLate
        case .otherPerson:
            Page(
                title: Phrase(en: "That was somebody else", fr: "C’était une autre personne"),
                advice: Phrase(
                    en:
                        "You are logged in here as another person than at your company’s log-in. Log out here, then log in again.",
                    fr:
                        "La connexion de l’entreprise désigne une autre personne que celle qui est connectée ici. Déconnectez-vous, puis reconnectez-vous."
                ))
        }
    }

    /// At either door.
    static let tooLate = FailureWords.Page(
        title: Phrase(
            en: "This log-in was too old, or began elsewhere",
            fr: "Connexion trop ancienne ou commencée ailleurs"),
        advice: Phrase(
            en: "Start again here. A log-in has ten minutes, in one browser; of two tabs, the later one counts.",
            fr:
                "Recommencez ici. Une connexion doit aboutir en dix minutes, dans le même navigateur ; si plusieurs onglets sont ouverts, seul le plus récent compte."
        ))

    private static func page(_ refusal: CompanyArrival.Refusal) -> Page {
        let noAccess = Phrase(
            en: "You have no access to the care desk", fr: "Vous n’avez pas accès à l’espace conseiller")
        switch refusal {
        case .noGroup:
            return Page(
                title: noAccess,
                advice: Phrase(
                    en:
                        "None of your groups opens it. Ask whoever looks after your company’s log-in for the right group, then log in again.",
                    fr:
                        "Aucun de vos groupes ne l’ouvre. Demandez le bon groupe à l’équipe qui gère la connexion de l’entreprise, puis reconnectez-vous."
                ))
        case .groupsMissing:
            return Page(
                title: noAccess,
                advice: Phrase(
                    en:
                        "Your company’s log-in says nothing of groups. Whoever runs the care desk finds under “groups-claim” and “scopes” what to ask it for.",
                    fr:
                        "La connexion de l’entreprise ne dit rien des groupes. L’exploitation du serveur trouve sous « groups-claim » et « scopes » ce qu’il faut lui demander."
                ))
        case .groupsLeftOut:
            return Page(
                title: noAccess,
                advice: Phrase(
                    en:
                        "You are in so many groups that your company’s log-in leaves them out. Ask whoever looks after it to hand on the care desk’s groups only.",
                    fr:
                        "Vous êtes dans tant de groupes que la connexion de l’entreprise les omet. Demandez à l’équipe qui la gère de ne transmettre que ceux de l’espace conseiller."
                ))
        case .disabled:
            return Page(
                title: Phrase(en: "Your access was ended", fr: "Votre accès a été fermé"),
                advice: Phrase(
                    en: "Ask whoever administers the care desk.", fr: "Adressez-vous à l’administration du service."))
        case .unknownAgent:
            return Page(
                title: noAccess,
                advice: Phrase(
                    en: "Nobody has added you yet. Ask whoever administers the care desk.",
                    fr: "Votre accès n’est pas encore créé. Adressez-vous à l’administration du service."))
        case .emailMissing:
            return Page(
                title: Phrase(en: "Your e-mail address is missing", fr: "Il manque votre adresse e-mail"),
                advice: Phrase(
                    en:
                        "Your company’s log-in hands on none. Ask whoever looks after it to add yours, then log in again.",
                    fr:
                        "La connexion de l’entreprise n’en transmet pas. Demandez à l’équipe qui la gère d’ajouter la vôtre, puis reconnectez-vous."
                ))
        case .emailNotVerified:
            return Page(
                title: Phrase(en: "Your e-mail address is not verified", fr: "Votre adresse e-mail n’est pas vérifiée"),
                advice: Phrase(
                    en:
                        "Somebody with your address is here already, and your company’s log-in does not vouch that it is yours. Ask whoever looks after it to verify it.",
                    fr:
                        "Un accès existe déjà à cette adresse, et la connexion de l’entreprise ne garantit pas qu’elle est à vous. Demandez à l’équipe qui la gère de la vérifier."
                ))
        case .lastAdministrator:
            return Page(
                title: Phrase(
                    en: "You are the last administrator", fr: "Vous êtes la dernière personne à administrer le service"),
                advice: Phrase(
                    en:
                        "Your groups do not make you one any more, and nobody else is. Ask for the group again, or have whoever runs the server make somebody else an administrator first.",
                    fr:
                        "Vos groupes ne vous donnent plus ce droit, et personne d’autre ne l’a. Demandez à retrouver le groupe, ou faites d’abord nommer une autre personne par l’exploitation du serveur."
                ))
        case .addressTaken:
            return Page(
                title: Phrase(en: "Your e-mail address is taken", fr: "Votre adresse e-mail est déjà prise"),
                advice: Phrase(
                    en:
                        "Somebody with your address is here already, and is not tied to your company account. Ask whoever administers the care desk.",
                    fr:
                        "Un accès existe déjà à cette adresse, sans lien avec votre compte de l’entreprise. Adressez-vous à l’administration du service."
                ))
        }
    }
}
