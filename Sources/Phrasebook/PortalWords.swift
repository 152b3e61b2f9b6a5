import SecurityQuestions

/// Home, Settings, Activity and Help of the Office Manager.
public enum PortalWords {
    public static func welcome(_ name: String) -> Phrase {
        Phrase(en: "Welcome, \(name)", fr: "Bienvenue, \(name)")
    }
    public static let yourAccount = Phrase(en: "Your account", fr: "Votre compte")
    public static let company = Phrase(en: "Company", fr: "Société")
    public static let accountNumber = Phrase(en: "Account number", fr: "Numéro de compte")
    public static let accountStatus = Phrase(en: "Status", fr: "État")
    public static func status(_ status: Account.Status) -> Phrase {
        switch status {
        case .pending: Phrase(en: "Waiting for activation", fr: "En attente d’activation")
        case .active: Phrase(en: "Active", fr: "Actif")
        case .suspended: Phrase(en: "Suspended", fr: "Suspendu")
        case .closed: Phrase(en: "Closed", fr: "Clos")
        }
    }
    public static let callingCare = Phrase(en: "Calling Customer Care", fr: "Appeler le Service Client")
    public static func callingCareHow(_ phone: String) -> Phrase {
        Phrase(
            en:
                "Call \(phone). Have your account number ready; you may be asked your security question. We never ask for your password.",
            fr:
                "Appelez le \(phone). Préparez votre numéro de compte ; votre question de sécurité peut vous être posée. Nous ne demandons jamais votre mot de passe."
        )
    }
    public static let toSettings = Phrase(en: "Review your settings", fr: "Consulter vos paramètres")
    public static let toActivity = Phrase(en: "See all activity", fr: "Voir toute l’activité")
    public static let recentActivity = Phrase(en: "Recent activity", fr: "Activité récente")
    public static let noActivity = Phrase(en: "Nothing has happened yet.", fr: "Il ne s’est encore rien passé.")
    public static let older = Phrase(en: "Older", fr: "Plus ancien")
    public static let newest = Phrase(en: "Back to the newest", fr: "Revenir au plus récent")
    public static let when = Phrase(en: "When", fr: "Quand")
    public static let happened = Phrase(en: "What happened", fr: "Événement")
    public static let who = Phrase(en: "Who", fr: "Par qui")

    public static let helpTitle = Phrase(
        en: "Setting and updating your security question", fr: "Définir et modifier votre question de sécurité")
    public static let helpWhy = Phrase(
        en:
            "When you call Customer Care, you may be asked your security question. You first chose it when you activated the account; you can change it at any time.",
        fr:
            "Lorsque vous appelez le Service Client, votre question de sécurité peut vous être posée. Vous l’avez choisie à l’activation du compte ; vous pouvez la modifier à tout moment."
    )
    public static let helpSteps = [
        Phrase(
            en: "Log in to your Office Manager and open “Settings” under the “Account” tab.",
            fr: "Connectez-vous à votre Office Manager et ouvrez « Paramètres » sous l’onglet « Compte »."),
        Phrase(
            en: "Review the current security question. To change the question or the answer, click “Edit”.",
            fr:
                "Vérifiez la question de sécurité actuelle. Pour changer la question ou la réponse, cliquez sur « Éditer »."
        ),
        Phrase(
            en: "Choose a question from the list and enter a new answer.",
            fr: "Choisissez une question dans la liste et saisissez une nouvelle réponse."),
        Phrase(en: "Click “Save”.", fr: "Cliquez sur « Sauvegarder »."),
    ]
    public static let helpNever = Phrase(
        en:
            "Customer Care never asks for your password, and nobody there can see your answer: they type what you say, and the system compares.",
        fr:
            "Le Service Client ne demande jamais votre mot de passe, et personne n’y voit votre réponse : on saisit ce que vous dites, et le système compare."
    )

    public static let helpMoreTitle = Phrase(en: "More ways to be safe", fr: "Pour plus de sécurité")
    public static let helpCode = Phrase(
        en:
            "Get a code on the Home page, before the call or during it, and read it out. It is stronger than your security question; it works once and for ten minutes.",
        fr:
            "Obtenez un code sur la page d’accueil, avant l’appel ou pendant celui-ci, et lisez-le. Il est plus sûr que votre question de sécurité ; il sert une seule fois, pendant dix minutes."
    )
    public static let helpSignTitle = Phrase(en: "The two words of a call", fr: "Les deux mots d’un appel")
    public static let helpSign = Phrase(
        en:
            "During a call, the Home page shows two words. Ask whoever speaks to you for them: if they cannot tell you, hang up and call Customer Care yourself.",
        fr:
            "Pendant un appel, la page d’accueil affiche deux mots. Demandez-les à la personne qui vous parle : si elle ne peut pas vous les dire, raccrochez et appelez vous-même le Service Client."
    )
    public static let helpNotMe = Phrase(
        en:
            "Report what you do not recognise: everybody else is logged out and phone checks stop. You then choose a new password and a new question.",
        fr:
            "Signalez ce que vous ne reconnaissez pas : toutes les autres sessions sont fermées et les vérifications par téléphone sont arrêtées. Vous choisissez ensuite un nouveau mot de passe et une nouvelle question."
    )
    public static let helpForgottenTitle = Phrase(en: "A forgotten password", fr: "Un mot de passe oublié")
    public static let helpForgotten = Phrase(
        en: "Choose “Forgotten your password?” on the log-in page; we send you a link that works for 30 minutes.",
        fr:
            "Choisissez « Mot de passe oublié ? » sur la page de connexion ; nous vous envoyons un lien valable 30 minutes."
    )
    public static let helpSecondFactor = Phrase(
        en:
            "With an authenticator app on your phone, a stolen password alone opens nothing. Set it up under Settings, and keep the recovery codes where you keep important papers.",
        fr:
            "Avec une application d’authentification sur votre téléphone, un mot de passe volé ne suffit pas. Configurez ce second facteur dans les paramètres, et rangez les codes de secours avec vos papiers importants."
    )
}
