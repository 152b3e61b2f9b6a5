import SecurityQuestions

/// Home, Settings and Activity of the Office Manager.
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
}
