import SecurityQuestions

/// Log-in, and giving the password again.
public enum LoginWords {
    public static let title = Phrase(en: "Log in to your account", fr: "Connexion à votre compte")
    public static let wrong = Phrase(
        en: "That e-mail address and password do not match. Check both and try again.",
        fr: "Cette adresse e-mail et ce mot de passe ne correspondent pas. Vérifiez-les et réessayez.")
    public static let ended = Phrase(
        en: "Please log in. You will then go to the page you asked for.",
        fr: "Veuillez vous connecter. Vous arriverez ensuite à la page demandée.")
    public static let loggedOut = Phrase(en: "You have logged out.", fr: "La déconnexion est effectuée.")
    public static let emailMissing = Phrase(
        en: "Enter your e-mail address.", fr: "Saisissez votre adresse e-mail.")
    public static let passwordMissing = Phrase(en: "Enter your password.", fr: "Saisissez votre mot de passe.")

    public static func wait(_ duration: Phrase) -> Phrase {
        Phrase(
            en: "Too many attempts. Wait \(duration.en), then try again.",
            fr: "Trop de tentatives. Patientez \(duration.fr), puis réessayez.")
    }

    public static let forgotten = Phrase(en: "Forgotten your password?", fr: "Mot de passe oublié ?")

    public static let againTitle = Phrase(en: "Your password again", fr: "Votre mot de passe à nouveau")
    public static let againWhy = Phrase(
        en: "Before you go on, we make sure that it is you.",
        fr: "Avant de continuer, nous vérifions qu’il s’agit bien de vous.")
    public static let againWrong = Phrase(
        en: "That is not your password. Try again.", fr: "Ce mot de passe n’est pas le vôtre. Réessayez.")
}
