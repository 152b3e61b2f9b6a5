import SecurityQuestions

/// "This was not me" by the link of a notice, without a log-in. Nothing of the account is shown.
package enum NotMeLinkWords {
    /// What the button does, before it is pressed.
    package static func steps(_ reach: NotMeLink.Reach) -> [Phrase] {
        switch reach {
        case .account: [stopped, namedOut]
        case .checks: [stopped]
        case .ownSessions: [ownOut, NotMeWords.linksOut]
        }
    }

    package static let what = Phrase(
        en: "Confirm that it was neither you nor a colleague. You need not log in. This happens at once:",
        fr:
            "Confirmez que ce n’était ni vous ni un membre de votre équipe, sans vous connecter. Voici ce qui se passe aussitôt :"
    )
    package static let stopped = Phrase(
        en:
            "Customer Care checks neither the security question nor a support code until an owner of the account logs in to the Office Manager.",
        fr:
            "Le Service Client ne vérifie plus ni la question de sécurité ni un code d’assistance jusqu’à la connexion d’une personne titulaire du compte à l’Office Manager."
    )
    private static let namedOut = Phrase(
        en: "Whoever is named in the message is logged out.",
        fr: "Les sessions des personnes nommées dans le message sont fermées.")
    private static let ownOut = Phrase(en: "You are logged out everywhere.", fr: "Toutes vos sessions sont fermées.")
    package static let wasYou = Phrase(
        en: "It was you? Close this page; nothing changes.", fr: "C’était vous ? Fermez cette page ; rien ne change.")

    // MARK: Afterwards

    package static let doneTitle = Phrase(en: "Thank you", fr: "Merci")
    package static func done(_ reach: NotMeLink.Reach) -> [Phrase] {
        switch reach {
        case .account:
            [
                checksStopped,
                Phrase(
                    en:
                        "Now log in and choose a new password. When an owner logs in, phone checks go on; if somebody else may know the answer, choose a new question too.",
                    fr:
                        "Connectez-vous maintenant et choisissez un nouveau mot de passe. Dès la connexion d’une personne titulaire, les vérifications reprennent ; si une autre personne connaît peut-être la réponse, choisissez aussi une nouvelle question."
                ),
            ]
        case .checks:
            [
                checksStopped,
                Phrase(
                    en: "You cannot log in with this address any more: call Customer Care now.",
                    fr: "Cette adresse ne permet plus de se connecter : appelez maintenant le Service Client."),
            ]
        case .ownSessions:
            [
                Phrase(en: "All your sessions have ended.", fr: "Toutes vos sessions sont fermées."),
                Phrase(
                    en: "Now choose a new password, and tell an owner of the account.",
                    fr: "Choisissez maintenant un nouveau mot de passe, et prévenez une personne titulaire du compte."),
            ]
        }
    }
    private static let checksStopped = Phrase(
        en: "Phone checks are stopped.", fr: "Les vérifications par téléphone sont arrêtées.")
    package static let newPassword = Phrase(en: "Choose a new password", fr: "Choisir un nouveau mot de passe")

    package static let deadTitle = Phrase(en: "This link no longer works", fr: "Ce lien ne fonctionne plus")
    package static let dead = Phrase(
        en:
            "It was used, is older than 72 hours, or went to an address that is no longer the account’s. Log in to report: that works at any time. If you cannot log in, call Customer Care.",
        fr:
            "Il a déjà servi, date de plus de 72 heures, ou a été envoyé à une adresse qui n’est plus celle du compte. Connectez-vous pour le signaler : c’est possible à tout moment. Si vous ne pouvez pas vous connecter, appelez le Service Client."
    )

    package static let logInToReport = Phrase(en: "Log in and report", fr: "Se connecter et signaler")

    // MARK: In mails

    static func reported(_ company: String, _ when: Phrase, from address: String) -> Phrase {
        Phrase(
            en:
                "“This was not me” was reported for the account “\(company)” \(when.en), by the link in a message to \(address).",
            fr:
                "« Ce n’était pas moi » a été signalé pour le compte « \(company) » \(when.fr), par le lien d’un message envoyé à \(address)."
        )
    }
    static func resumed(_ company: String, _ when: Phrase) -> Phrase {
        Phrase(
            en:
                "An owner logged in: the security question of the account “\(company)” is checked on the phone again, since the log-in \(when.en).",
            fr:
                "Une personne titulaire s’est connectée : la question de sécurité du compte « \(company) » est à nouveau vérifiée par téléphone depuis cette connexion, \(when.fr)."
        )
    }

    // MARK: Under Activity and at the care desk

    static let toldByLink = Phrase(
        en: "Reported by the link of a message: “this was not me”. Phone checks stopped until an owner logs in",
        fr:
            "Signalé par le lien d’un message : « ce n’était pas moi ». Vérifications par téléphone arrêtées jusqu’à la connexion d’une personne titulaire"
    )
    static let toldResumed = Phrase(
        en: "An owner logged in: phone checks go on",
        fr: "Une personne titulaire s’est connectée : les vérifications par téléphone reprennent")
    static let resumedKind = Phrase(
        en: "Phone checks go on after an owner’s log-in",
        fr: "Vérifications par téléphone reprises à la connexion d’une personne titulaire")
    static let byLink = Phrase(en: "By the link of a message", fr: "Par le lien d’un message")
}
