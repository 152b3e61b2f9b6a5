import SecurityQuestions

/// Home, Settings and Activity of the Office Manager.
package enum PortalWords {
    package static func welcome(_ name: String) -> Phrase {
        Phrase(en: "Welcome, \(name)", fr: "Bienvenue, \(name)")
    }
    package static let yourAccount = Phrase(en: "Your account", fr: "Votre compte")
    package static let company = Phrase(en: "Company", fr: "Société")
    package static let accountNumber = Phrase(en: "Account number", fr: "Numéro de compte")
    package static let accountStatus = Phrase(en: "Status", fr: "État")
    package static func status(_ status: Account.Status) -> Phrase {
        switch status {
        case .pending: Phrase(en: "Waiting for activation", fr: "En attente d’activation")
        case .active: Phrase(en: "Active", fr: "Actif")
        case .suspended: Phrase(en: "Suspended", fr: "Suspendu")
        case .closed: Phrase(en: "Closed", fr: "Fermé")
        }
    }
    package static let callingCare = Phrase(en: "Calling Customer Care", fr: "Appeler le Service Client")
    package static func callingCareHow(_ phone: String) -> Phrase {
        Phrase(
            en:
                "Call \(phone). Have your account number ready; you may be asked the account’s security question. We never ask for your password.",
            fr:
                "Appelez le \(phone). Préparez votre numéro de compte ; la question de sécurité du compte peut vous être posée. Nous ne demandons jamais votre mot de passe."
        )
    }
    package static let toSettings = Phrase(en: "Review your settings", fr: "Consulter vos paramètres")
    package static let toActivity = Phrase(en: "See all activity", fr: "Voir toute l’activité")
    package static let recentActivity = Phrase(en: "Recent activity", fr: "Activité récente")
    package static let noActivity = Phrase(en: "Nothing has happened yet.", fr: "Il ne s’est encore rien passé.")
    package static let older = Phrase(en: "Older", fr: "Plus ancien")
    package static let newest = Phrase(en: "Back to the newest", fr: "Revenir au plus récent")
    package static let when = Phrase(en: "When", fr: "Quand")
    package static let happened = Phrase(en: "What happened", fr: "Événement")
    package static let who = Phrase(en: "Who", fr: "Par qui")
}
