import SecurityQuestions
import SpokenAnswers

/// The care desk.
package enum CareWords {
    package static let loginTitle = Phrase(en: "Log in to the care desk", fr: "Connexion à l’espace conseiller")
    package static let forgotten = Phrase(
        en: "Forgotten your password? Your administrator can mail you a link to choose another.",
        fr: "Mot de passe oublié ? L’administration du service peut vous envoyer un lien pour en choisir un autre.")

    package static let lookUpTitle = Phrase(en: "Find the caller’s account", fr: "Rechercher le compte")
    package static let stated = Phrase(en: "What the caller tells you", fr: "Ce que la personne indique")
    package static let statedHint = Phrase(
        en: "Account number, phone number or e-mail address, as the caller says it. Digits alone are enough.",
        fr: "Numéro de compte, numéro de téléphone ou adresse e-mail, tels qu’indiqués. Les chiffres seuls suffisent.")
    package static let second = Phrase(en: "Another detail", fr: "Une autre information")
    package static let secondHint = Phrase(
        en: "Several accounts match. Ask for the account number, a phone number or an e-mail address as well.",
        fr:
            "Plusieurs comptes correspondent. Demandez aussi le numéro de compte, un numéro de téléphone ou une adresse e-mail."
    )
    package static let find = Phrase(en: "Find", fr: "Rechercher")
    package static let shortcut = Phrase(
        en: "Press / to come back to this field.", fr: "Touche / pour revenir à ce champ.")
    package static let statedMissing = Phrase(
        en: "Type what the caller tells you.", fr: "Saisissez ce que la personne indique.")
    package static let unknown = Phrase(
        en: "No account matches this. Ask the caller to repeat it, or for another detail.",
        fr: "Aucun compte n’y correspond. Faites répéter, ou demandez une autre information.")
    /// "NL-2O4417": a letter where numbers have a zero.
    package static let unknownWithO = Phrase(
        en: "No account matches this. It has a letter O among its digits: try a zero there.",
        fr: "Aucun compte n’y correspond. Une lettre O figure parmi les chiffres : essayez un zéro à sa place.")
    package static func lookUpsPaused(_ date: String) -> Phrase {
        Phrase(
            en:
                "Your look-ups are paused until \(date): too many within an hour. Hand the call to a colleague; a supervisor can end the pause.",
            fr:
                "Vos recherches sont suspendues jusqu’au \(date) : trop en une heure. Confiez l’appel à une autre personne de l’équipe ; la supervision peut lever la suspension."
        )
    }
    package static let found = Phrase(en: "Account found", fr: "Compte trouvé")
    package static let brand = Phrase(en: "Brand", fr: "Marque")
    package static let callerLanguage = Phrase(en: "Language", fr: "Langue")
    package static let openCall = Phrase(en: "Open the call", fr: "Ouvrir l’appel")
    package static let newLookUp = Phrase(en: "New look-up", fr: "Nouvelle recherche")
    package static let ticketOver = Phrase(
        en: "That look-up is too old. Find the account again.",
        fr: "Cette recherche est trop ancienne. Recherchez le compte à nouveau.")
    package static func notActive(_ status: Account.Status) -> Phrase {
        switch status {
        case .pending:
            Phrase(
                en:
                    "This account has not been activated, so there is no answer to check. Send a new invitation instead.",
                fr:
                    "Ce compte n’est pas encore activé : il n’y a pas de réponse à vérifier. Proposez plutôt une nouvelle invitation."
            )
        case .suspended:
            Phrase(
                en: "This account is suspended. Its owner can be verified as usual.",
                fr: "Ce compte est suspendu. La question de sécurité se vérifie comme d’habitude.")
        case .closed:
            Phrase(
                en: "This account is closed. No call can be opened.",
                fr: "Ce compte est fermé. Aucun appel ne peut être ouvert.")
        case .active: Phrase(en: "", fr: "")
        }
    }

    package static let callTitle = Phrase(en: "Call", fr: "Appel")
    package static let readAloud = Phrase(en: "Read aloud", fr: "À lire à voix haute")
    package static func question(in language: Language) -> Phrase {
        switch language {
        case .en: Phrase(en: "The question in English", fr: "La question en anglais")
        case .fr: Phrase(en: "The question in French", fr: "La question en français")
        }
    }
    package static let said = Phrase(en: "What the caller said", fr: "Ce que la personne a dit")
    package static let saidHint = Phrase(
        en: "Type what you hear. Accents, capitals, hyphens and articles do not matter.",
        fr: "Saisissez ce que vous entendez. Accents, majuscules, traits d’union et articles ne comptent pas.")
    package static let rulesTitle = Phrase(en: "What makes no difference", fr: "Ce qui ne compte pas")
    package static let rules = [
        Phrase(
            en: "Accents, capitals, hyphens and spaces: “saint malo” is “Saint-Malo”.",
            fr: "Accents, majuscules, traits d’union et espaces : « saint malo » vaut « Saint-Malo »."),
        Phrase(
            en: "Articles and short forms: “the”, “St” for “Saint”.",
            fr: "Articles et abréviations : « le », « la », « St » pour « Saint »."),
        Phrase(
            en: "The spelling of names that sound alike: “Smyth” is “Smith”.",
            fr: "L’orthographe des noms qui se prononcent pareil : « Lefaivre » vaut « Lefèvre »."),
        Phrase(
            en: "Numbers and dates in words or digits: “March the third 1985” is “03/03/1985”.",
            fr: "Nombres et dates en lettres ou en chiffres : « le trois mars 1985 » vaut « 03/03/1985 »."),
        Phrase(
            en: "A word spelled letter by letter: “M-A-R-T-I-N” is “Martin”.",
            fr: "Un mot épelé : « M-A-R-T-I-N » vaut « Martin »."),
    ]
    package static let saidMissing = Phrase(
        en: "Type what the caller said, or record that they could not answer.",
        fr: "Saisissez ce que la personne a dit, ou indiquez qu’elle n’a pas pu répondre.")
    package static let saidUnusable = Phrase(
        en: "This cannot be an answer: type letters or digits, at most 100. No attempt was used.",
        fr:
            "Cette saisie ne peut pas être vérifiée : saisissez des lettres ou des chiffres, 100 au plus. Aucune tentative n’a été utilisée."
    )
    package static let check = Phrase(en: "Check", fr: "Vérifier")
    package static let couldNotAnswer = Phrase(en: "Could not answer", fr: "N’a pas pu répondre")
    package static let endCall = Phrase(en: "End the call", fr: "Terminer l’appel")

    /// Where the brand has not said what an answer is enough for.
    package static let verifiedWhat = Phrase(
        en: "The answer matches. Enough for bills and faults; not for changes.",
        fr: "La réponse correspond. Elle suffit pour les factures et les pannes ; pas pour les modifications.")
    package static let verifiedSeeBelow = Phrase(
        en: "The answer matches. What it is enough for is listed below.",
        fr: "La réponse correspond. Ce qu’elle permet figure ci-dessous.")
    package static let wrong = Phrase(en: "Does not match", fr: "Ne correspond pas")
    package static let soundsAlike = Phrase(en: "Ask the caller to spell it", fr: "Faites épeler la réponse")
    package static let notChecked = Phrase(
        en: "It could not be checked just now, and no attempt was used. Check again.",
        fr: "La vérification n’a pas pu se faire, et aucune tentative n’a été utilisée. Vérifiez à nouveau.")
    package static func left(_ count: Int) -> Phrase {
        switch count {
        case 0: Phrase(en: "No attempt left.", fr: "Aucune tentative restante.")
        case 1: Phrase(en: "1 attempt left.", fr: "1 tentative restante.")
        default: Phrase(en: "\(count) attempts left.", fr: "\(count) tentatives restantes.")
        }
    }
    package static let neverHint = Phrase(
        en: "Give no hint and do not say which part was wrong.",
        fr: "Ne donnez aucun indice et ne dites pas quelle partie était fausse.")
    package static let pausedBySupervisor = Phrase(
        en: "A supervisor has paused your checks.", fr: "Vos vérifications ont été suspendues par la supervision.")
    package static let pausedTitle = Phrase(en: "Your checks are paused", fr: "Vos vérifications sont suspendues")
    package static let noAnswer = Phrase(
        en: "This account has no security question yet.", fr: "Ce compte n’a pas encore de question de sécurité.")
    package static let insteadTitle = Phrase(en: "What you may do instead", fr: "Ce que vous pouvez faire")
    package static let setNewQuestion = Phrase(
        en:
            "Ask the owner to log in to the Office Manager and set a new question under Account, Settings; it works at once.",
        fr:
            "Invitez la personne titulaire du compte à se connecter à l’Office Manager et à définir une nouvelle question sous Compte, Paramètres ; elle est valable aussitôt."
    )
    package static let activateFirst = Phrase(
        en: "If the account has not been activated, have a new invitation sent to its owner.",
        fr:
            "Si le compte n’est pas encore activé, faites envoyer une nouvelle invitation à la personne titulaire du compte."
    )
    package static let handOver = Phrase(
        en: "Hand the call to a colleague, or ask your supervisor.",
        fr: "Confiez l’appel à une autre personne de l’équipe, ou adressez-vous à la supervision.")
    package static let callBack = Phrase(
        en: "Offer to call back on a phone number of the account.",
        fr: "Proposez de rappeler sur un numéro de téléphone du compte.")
    package static let generalHelpOnly = Phrase(
        en: "Until then give only general help: nothing about this account.",
        fr: "D’ici là, n’apportez qu’une aide générale : rien qui touche à ce compte.")
    package static func paused(_ date: String) -> Phrase {
        Phrase(
            en: "Until \(date): too many wrong attempts within an hour.",
            fr: "Jusqu’au \(date) : trop de tentatives erronées en une heure.")
    }

    package static func endsAt(_ time: String) -> Phrase {
        Phrase(en: "This call closes by itself at \(time).", fr: "Cet appel se ferme de lui-même à \(time).")
    }
    package static let endsSoon = Phrase(
        en: "This call closes by itself in two minutes.", fr: "Cet appel se ferme de lui-même dans deux minutes.")
    package static let outcomeTitle = Phrase(en: "The call has ended", fr: "L’appel est terminé")
    package static func outcome(_ outcome: Call.Outcome) -> Phrase {
        switch outcome {
        case .verified: Phrase(en: "Verified", fr: "Identité vérifiée")
        case .failed:
            Phrase(en: "Not verified: three wrong attempts", fr: "Identité non vérifiée : trois tentatives erronées")
        case .couldNotAnswer: Phrase(en: "Not verified: could not answer", fr: "Identité non vérifiée : pas de réponse")
        case .ended: Phrase(en: "Ended without a verified answer", fr: "Terminé sans réponse vérifiée")
        case .expired:
            Phrase(
                en: "Closed after 15 minutes without a verified answer",
                fr: "Fermé au bout de 15 minutes sans réponse vérifiée")
        }
    }
}
