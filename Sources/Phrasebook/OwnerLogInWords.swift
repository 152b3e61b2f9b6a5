import SecurityQuestions

/// Log-in at the Office Manager by the brand's own provider.
package enum OwnerLogInWords {
    /// - Parameters:
    ///   - name: what people call it; nil where the configuration does not say.
    ///   - brand: as people read it.
    package static func words(name: String?, brand: String) -> ProviderWords {
        let english = name ?? "your \(brand) account"
        let french = name ?? "votre compte \(brand)"
        return ProviderWords(
            logIn: Phrase(en: "Log in with \(english)", fr: "Se connecter avec \(french)"),
            noPasswords: Phrase(
                en: "There is no password for this Office Manager.",
                fr: "Il n’y a pas de mot de passe pour cet Office Manager."),
            noPasswordsAdvice: Phrase(
                en: "You log in with \(english), which has a password of its own.",
                fr: "La connexion passe par \(french), qui a son propre mot de passe."),
            wayIn: Phrase(en: "Log in with \(english)", fr: "Se connecter avec \(french)"),
            againWhy: Phrase(
                en:
                    "Before you go on, we make sure that it is you: you are asked for the password of \(english) once more.",
                fr:
                    "Avant de continuer, nous vérifions qu’il s’agit bien de vous : le mot de passe de \(french) vous est redemandé."
            ),
            loggedOutWhat: Phrase(
                en: "You are being logged out of \(english) as well. If nothing happens, choose the button.",
                fr: "La connexion à \(french) se ferme aussi. Si rien ne se passe, utilisez le bouton."),
            page: page)
    }

    package static func care(_ phone: String) -> Phrase {
        Phrase(en: "Customer Care helps you: \(phone).", fr: "Le Service Client vous aide : \(phone).")
    }

    /// Of the card with the address under Settings, where nobody logs in with it.
    package static let addressCard = Phrase(en: "Notices", fr: "Alertes")
    package static let addressWhat = Phrase(
        en: "Notices about your account go to this address.",
        fr: "Les alertes concernant votre compte sont envoyées à cette adresse.")

    /// After asking for another address, which nobody logs in with.
    package static let addressSent = Phrase(
        en:
            "Open the message that we have sent to the new address and follow its link within 24 hours. Until then notices go to the old address.",
        fr:
            "Ouvrez le message envoyé à la nouvelle adresse et suivez son lien dans les 24 heures. D’ici là, les alertes sont envoyées à l’ancienne adresse."
    )

    /// Before it takes the place of the one before.
    package static func confirmAddress(_ name: String) -> Phrase {
        Phrase(
            en: "Notices for \(name) will go to this address.",
            fr: "Les alertes destinées à \(name) seront envoyées à cette adresse.")
    }

    package static let activateTitle = Phrase(en: "Log in to go on", fr: "Connectez-vous pour continuer")
    package static let activate = Phrase(
        en: "Your account opens by logging in there. What is left to do here is to choose a security question.",
        fr: "Votre compte s’ouvre en vous connectant là-bas. Il vous restera ici à choisir une question de sécurité.")

    /// After “This was not me”, for whoever has no password here.
    package static let notMeThen = Phrase(
        en: "Then you choose a new question. Change your password too, where you log in from.",
        fr:
            "Ensuite, vous choisissez une nouvelle question. Changez aussi votre mot de passe, là où vous vous connectez."
    )
    package static let notMeThenForUser = Phrase(
        en:
            "Then change your password, where you log in from. If something else was changed, tell an owner or administrator of the account: only they can stop phone checks.",
        fr:
            "Ensuite, changez votre mot de passe, là où vous vous connectez. Si autre chose a été modifié, prévenez la personne titulaire ou l’administration du compte, qui seules peuvent faire arrêter les vérifications par téléphone."
    )
    /// After an activation.
    package static func fromNowOn(_ name: String?, at host: String) -> Phrase {
        guard let name else {
            return Phrase(
                en: "From now on you log in at \(host) as you just did.",
                fr: "Désormais, connectez-vous sur \(host) comme vous venez de le faire.")
        }
        return Phrase(
            en: "From now on you log in at \(host) with \(name).",
            fr: "Désormais, connectez-vous sur \(host) avec \(name).")
    }
    package static let used = Phrase(en: "The account is active: log in.", fr: "Le compte est actif : connectez-vous.")

    private typealias Page = FailureWords.Page

    /// Why somebody is not let in, and what they can do.
    package static func page(_ problem: CompanyProblem) -> FailureWords.Page {
        switch problem {
        case .owner(let refusal): page(refusal)
        case .unreachable:
            Page(
                title: Phrase(en: "The log-in does not answer", fr: "La connexion ne répond pas"),
                advice: Phrase(
                    en: "Try again in a minute. Nothing of your account is lost.",
                    fr: "Réessayez dans une minute. Votre compte reste intact."))
        case .misconfigured, .clocks, .arrival:
            Page(
                title: Phrase(
                    en: "The log-in does not work just now", fr: "La connexion ne fonctionne pas en ce moment"),
                advice: Phrase(
                    en: "It is a fault of ours, and you cannot change it. Please try again later.",
                    fr: "L’erreur vient de chez nous, et vous n’y pouvez rien. Veuillez réessayer plus tard."))
        case .untrusted:
            Page(
                title: Phrase(
                    en: "The answer of the log-in could not be trusted",
                    fr: "La réponse de la connexion n’est pas fiable"),
                advice: Phrase(
                    en: "You were not logged in. Start again from this page, never from a link in a mail.",
                    fr: "La connexion n’a pas eu lieu. Repartez de cette page, jamais d’un lien reçu par e-mail."))
        case .notLetIn:
            Page(
                title: Phrase(en: "You were not logged in", fr: "La connexion n’a pas eu lieu"),
                advice: Phrase(
                    en: "The log-in was cancelled, or refused there. Nothing has changed here.",
                    fr: "La connexion a été annulée, ou refusée là-bas. Rien n’a changé ici."))
        case .tooLate: CompanyWords.tooLate
        case .otherPerson:
            Page(
                title: Phrase(en: "That was somebody else", fr: "C’était une autre personne"),
                advice: Phrase(
                    en: "Somebody else is logged in here. Log out here, then log in again.",
                    fr: "Une autre personne est connectée ici. Déconnectez-vous, puis reconnectez-vous."))
        }
    }

    private static func page(_ refusal: OwnerArrival.Refusal) -> Page {
        let noAccount = Phrase(en: "We did not find your account", fr: "Nous n’avons pas trouvé votre compte")
        switch refusal {
        case .accountMissing:
            return Page(
                title: noAccount,
                advice: Phrase(
                    en: "The log-in worked, and names no account of ours for you.",
                    fr: "La connexion a fonctionné, mais ne vous attribue aucun compte chez nous."))
        case .unknownAccount:
            return Page(
                title: noAccount,
                advice: Phrase(
                    en: "The log-in worked, and names an account that is not known here yet.",
                    fr: "La connexion a fonctionné, mais désigne un compte qui n’est pas encore connu ici."))
        case .accountClosed:
            return Page(
                title: Phrase(en: "Your account is closed", fr: "Votre compte est fermé"),
                advice: Phrase(
                    en: "Nobody can log in to it any more.", fr: "Il n’est plus possible de s’y connecter."))
        case .otherAccount:
            return Page(
                title: Phrase(en: "You belong to another account", fr: "Vous appartenez à un autre compte"),
                advice: Phrase(
                    en: "The log-in names an account that is not the one you have here.",
                    fr: "La connexion désigne un compte qui n’est pas le vôtre ici."))
        case .notInvited:
            return Page(
                title: Phrase(
                    en: "You are not among the people of this account", fr: "Vous ne faites pas partie de ce compte"),
                advice: Phrase(
                    en:
                        "Ask its owner to invite you under Account → People, by the e-mail address that you log in with.",
                    fr:
                        "Demandez à la personne titulaire de vous inviter sous Compte → Personnes, à l’adresse e-mail de votre connexion."
                ))
        case .addressNotVerified:
            return Page(
                title: Phrase(en: "Your e-mail address is not verified", fr: "Votre adresse e-mail n’est pas vérifiée"),
                advice: Phrase(
                    en:
                        "You may be invited by that address. Confirm it where you log in from, then come back, or accept the invitation by the mail.",
                    fr:
                        "Une invitation existe peut-être à cette adresse. Confirmez-la là où vous vous connectez, puis revenez, ou acceptez l’invitation par l’e-mail reçu."
                ))
        case .ownLogInFirst:
            return Page(
                title: Phrase(en: "You have a log-in here already", fr: "Vous avez déjà un accès ici"),
                advice: Phrase(
                    en: "It opens another account. Accept the invitation by the link in the mail: you log in there.",
                    fr:
                        "Il ouvre un autre compte. Acceptez l’invitation par le lien de l’e-mail : vous vous y connectez."
                ))
        }
    }
}
