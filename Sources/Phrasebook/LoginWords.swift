import SecurityQuestions

/// Log-in, and giving the password again.
package enum LoginWords {
    package static let title = Phrase(en: "Log in to your account", fr: "Connexion à votre compte")
    package static let wrong = Phrase(
        en: "That e-mail address and password do not match. Check both and try again.",
        fr: "Cette adresse e-mail et ce mot de passe ne correspondent pas. Vérifiez-les et réessayez.")
    /// The password is right, so it may be told.
    package static let notActivated = Phrase(
        en:
            "Your account is not activated yet: the security question is missing. Open the link of your invitation again, it leads on from where you stopped. If you no longer have it, choose “\(forgotten.en)”: we will e-mail you a new one.",
        fr:
            "Votre compte n’est pas encore activé : il manque la question de sécurité. Rouvrez le lien de votre invitation, il reprend à l’étape où vous en étiez. Si vous ne l’avez plus, choisissez « \(forgotten.fr) » : nous vous en enverrons un nouveau."
    )
    package static let ended = Phrase(
        en: "Please log in. You will then go to the page you asked for.",
        fr: "Veuillez vous connecter. Vous arriverez ensuite à la page demandée.")
    /// The same for whoever was logged in. Which of these it was is not kept.
    package static let over = Phrase(
        en:
            "Your log-in has ended: after 30 minutes without a page, after 12 hours, or from another browser. \(ended.en)",
        fr:
            "Votre session a pris fin : après 30 minutes sans page, après 12 heures, ou depuis un autre navigateur. \(ended.fr)"
    )
    package static let loggedOut = Phrase(en: "You have logged out.", fr: "La déconnexion est effectuée.")
    package static let emailMissing = Phrase(
        en: "Enter your e-mail address.", fr: "Saisissez votre adresse e-mail.")
    package static let passwordMissing = Phrase(en: "Enter your password.", fr: "Saisissez votre mot de passe.")

    package static func wait(_ duration: Phrase) -> Phrase {
        Phrase(
            en: "Too many attempts. Wait \(duration.en), then try again.",
            fr: "Trop de tentatives. Patientez \(duration.fr), puis réessayez.")
    }

    /// The same where a new password by a mailed link ends the wait.
    package static func waitOrReset(_ duration: Phrase) -> Phrase {
        let wait = wait(duration)
        return Phrase(
            en:
                "\(wait.en) If you cannot wait, choose a new password by “\(forgotten.en)”: you can log in with it at once.",
            fr:
                "\(wait.fr) Si vous ne pouvez pas attendre, choisissez un nouveau mot de passe par « \(forgotten.fr) » : vous pourrez vous connecter aussitôt."
        )
    }

    /// Of a new answer or password.
    package static func changeWait(_ duration: Phrase) -> Phrase {
        Phrase(
            en:
                "Nothing was changed: another change is under way, or there were three within the hour. Wait \(duration.en), then try again.",
            fr:
                "Rien n’a été modifié : une autre modification est en cours, ou il y en a eu trois en une heure. Patientez \(duration.fr), puis réessayez."
        )
    }

    package static let forgotten = Phrase(en: "Forgotten your password?", fr: "Mot de passe oublié ?")

    package static let againTitle = Phrase(en: "Your password again", fr: "Votre mot de passe à nouveau")
    package static let againWhy = Phrase(
        en: "Before you go on, we make sure that it is you.",
        fr: "Avant de continuer, nous vérifions qu’il s’agit bien de vous.")
    package static let againWrong = Phrase(
        en: "That is not your password. Try again.", fr: "Ce mot de passe n’est pas le vôtre. Réessayez.")
}
