import Foundation
import SecurityQuestions
import SpokenAnswers

/// Pages on which administrators manage access to the care desk.
package enum AgentAccessWords {
    package static let title = Phrase(en: "Agents and their access", fr: "L’équipe et ses accès")
    package static let what = Phrase(
        en:
            "Everyone who works for one of your brands. They, and whoever manages or supervises their brands, are told of each change by e-mail.",
        fr:
            "Toutes les personnes qui travaillent pour une de vos marques. Chaque changement leur est annoncé par e-mail, ainsi qu’à l’administration et à la supervision de leurs marques."
    )
    package static let lastLogin = Phrase(en: "Last log-in", fr: "Dernière connexion")
    package static let never = Phrase(en: "Never", fr: "Jamais")
    package static let access = Phrase(en: "Access", fr: "Accès")
    package static let hasAccess = Phrase(en: "Has access", fr: "Accès ouvert")
    package static let isOn = Phrase(en: "On", fr: "Activée")
    package static let isOff = Phrase(en: "Off", fr: "Désactivée")
    package static let openSessions = Phrase(en: "Sessions now", fr: "Sessions ouvertes")
    package static let link = Phrase(en: "Link for a password", fr: "Lien pour un mot de passe")
    package static func linkWorks(until date: String) -> Phrase {
        Phrase(en: "Mailed; works until \(date)", fr: "Envoyé ; valable jusqu’au \(date)")
    }
    package static let noLink = Phrase(en: "None under way", fr: "Aucun en attente")
    package static let toChange = Phrase(en: "What to change", fr: "Que modifier")
    package static let all = Phrase(en: "Back to all agents", fr: "Retour à toute l’équipe")
    package static let fromFigures = Phrase(
        en: "Access, passwords and new agents", fr: "Accès, mots de passe et nouvelles personnes")
    package static let manage = Phrase(en: "Manage access", fr: "Gérer l’accès")
    package static let changeReason = Phrase(
        en: "3 to 200 characters, for the audit log. The mail does not tell it.",
        fr: "De 3 à 200 caractères, pour le journal d’audit. L’e-mail ne le mentionne pas.")

    // MARK: Adding

    package static let add = Phrase(en: "Add an agent", fr: "Ajouter une personne")
    package static let addWhat = Phrase(
        en: "A link to choose a password goes to the address. It works once, for 24 hours; nobody else sees it.",
        fr:
            "Un lien pour choisir un mot de passe est envoyé à cette adresse. Il fonctionne une seule fois, pendant 24 heures ; personne d’autre ne le voit."
    )
    package static let addDone = Phrase(
        en: "Added. A link to choose a password is on its way to their address.",
        fr: "C’est fait. Un lien pour choisir un mot de passe est en route vers son adresse.")
    package static let nameHint = Phrase(
        en: "As colleagues and the audit log see it.", fr: "Tel que l’équipe et le journal d’audit l’affichent.")
    package static let roleHint = Phrase(
        en: "Supervisors unlock accounts and read the audit log. Administrators manage agents. Nobody is both.",
        fr:
            "La supervision déverrouille les comptes et lit le journal d’audit. L’administration gère l’équipe. Personne ne fait les deux."
    )
    package static let brandsHint = Phrase(
        en: "They find accounts of these brands only.", fr: "Seuls les comptes de ces marques lui sont accessibles.")
    package static let language = Phrase(en: "Language of their pages", fr: "Langue de ses pages")
    package static func name(of language: Language) -> Phrase {
        switch language {
        case .en: Phrase(en: "English", fr: "Anglais")
        case .fr: Phrase(en: "French", fr: "Français")
        }
    }
    package static let addressTaken = Phrase(
        en: "Another agent has this address already. If their access has ended, give it back on their page.",
        fr:
            "Cette adresse est déjà celle d’une autre personne. Si son accès est fermé, rétablissez-le sur sa page."
    )

    // MARK: What can be changed

    /// The words of one thing that can be changed.
    package struct Matter: Sendable {
        /// On the agent's page, and the button.
        package let link: Phrase
        package let title: Phrase
        package let what: Phrase
        package let done: Phrase

        /// - Parameter title: where it says more than the link.
        init(link: Phrase, title: Phrase? = nil, what: Phrase, done: Phrase) {
            (self.link, self.title, self.what, self.done) = (link, title ?? link, what, done)
        }
    }

    package static let name = Matter(
        link: Phrase(en: "Change the name", fr: "Modifier le nom"),
        what: Phrase(
            en: "Existing entries of the audit log keep the earlier name.",
            fr: "Les entrées déjà présentes dans le journal d’audit gardent l’ancien nom."),
        done: Phrase(en: "The name is changed.", fr: "Le nom est modifié."))
    package static let role = Matter(
        link: Phrase(en: "Change the role", fr: "Modifier le rôle"),
        what: Phrase(
            en: "They are logged out at once; the next log-in is with the new role.",
            fr: "Ses sessions sont fermées aussitôt ; la prochaine connexion se fera avec le nouveau rôle."),
        done: Phrase(en: "The role is changed.", fr: "Le rôle est modifié."))
    package static let brands = Matter(
        link: Phrase(en: "Change the brands", fr: "Modifier les marques"),
        what: Phrase(
            en: "They are logged out at once; the next log-in is for these brands.",
            fr: "Ses sessions sont fermées aussitôt ; la prochaine connexion se fera pour ces marques."),
        done: Phrase(en: "The brands are changed.", fr: "Les marques sont modifiées."))
    package static let password = Matter(
        link: Phrase(en: "Send a link for a new password", fr: "Envoyer un lien pour un nouveau mot de passe"),
        title: Phrase(en: "A link for a new password", fr: "Un lien pour un nouveau mot de passe"),
        what: Phrase(
            en:
                "The link goes to their address, and is shown nowhere else. It works once, for 24 hours; an earlier one stops working. A present password goes on working until they choose another.",
            fr:
                "Le lien est envoyé à son adresse, et n’est affiché nulle part. Il fonctionne une seule fois, pendant 24 heures ; un lien précédent ne fonctionne plus. Le mot de passe actuel reste valable jusqu’au choix d’un autre."
        ),
        done: Phrase(en: "The link is on its way.", fr: "Le lien est en route."))
    package static let sessions = Matter(
        link: Phrase(en: "End their sessions", fr: "Fermer ses sessions"),
        title: Phrase(en: "End every session", fr: "Fermer toutes les sessions"),
        what: Phrase(
            en:
                "They are logged out everywhere at once, and can log in again. Where a browser was lost, send a link for a new password as well.",
            fr:
                "Toutes ses sessions sont fermées aussitôt ; une nouvelle connexion reste possible. En cas d’appareil perdu, envoyez aussi un lien pour un nouveau mot de passe."
        ),
        done: Phrase(en: "Every session is ended.", fr: "Toutes les sessions sont fermées."))
    package static let secondFactor = Matter(
        link: Phrase(en: "Reset the second factor", fr: "Réinitialiser la double authentification"),
        what: Phrase(
            en:
                "For an authenticator app that is lost. Make sure whom you are talking to: after it the password is enough to log in and set up another app.",
            fr:
                "Lorsque l’application d’authentification est perdue. Assurez-vous de l’identité de la personne : ensuite, le mot de passe suffit pour se connecter et configurer une autre application."
        ),
        done: Phrase(en: "The second factor is off.", fr: "La double authentification est désactivée."))
    package static let disable = Matter(
        link: Phrase(en: "End access", fr: "Fermer l’accès"),
        title: Phrase(en: "End access to the care desk", fr: "Fermer l’accès à l’espace conseiller"),
        what: Phrase(
            en:
                "They are logged out at once and cannot log in. Links that were mailed to them stop working. Access can be given back.",
            fr:
                "Ses sessions sont fermées aussitôt et toute connexion devient impossible. Les liens envoyés ne fonctionnent plus. L’accès peut être rétabli."
        ),
        done: Phrase(en: "Access is ended.", fr: "L’accès est fermé."))
    package static let enable = Matter(
        link: Phrase(en: "Give access back", fr: "Rétablir l’accès"),
        what: Phrase(
            en:
                "The password and the second factor are those of before. Send a link for a new password if it is forgotten.",
            fr:
                "Le mot de passe et la double authentification n’ont pas changé. Envoyez un lien pour un nouveau mot de passe s’il est oublié."
        ),
        done: Phrase(en: "They can log in again.", fr: "La connexion est de nouveau possible."))

    package static let same = Phrase(
        en: "Nothing was changed: it is like that already.", fr: "Rien n’a été modifié : c’est déjà le cas.")

    package static func refused(_ refusal: AgentManager.Refusal) -> Phrase {
        switch refusal {
        case .oneself:
            Phrase(
                en: "Nobody changes their own access. Ask another administrator.",
                fr: "Personne ne modifie son propre accès. Adressez-vous à une autre personne de l’administration.")
        case .otherBrands:
            Phrase(
                en:
                    "They also serve brands that you do not: only somebody with all of these brands can change their access.",
                fr:
                    "Cette personne sert aussi des marques qui ne sont pas les vôtres : seule une personne qui les a toutes peut modifier son accès."
            )
        case .administratorsOnly:
            Phrase(
                en: "Only an administrator can do this.", fr: "Seule l’administration peut le faire.")
        case .disabled:
            Phrase(
                en: "They have no access. Give it back first.", fr: "L’accès est fermé. Rétablissez-le d’abord.")
        case .unknownAgent:
            Phrase(en: "There is no such agent.", fr: "Cette personne ne figure pas dans l’équipe.")
        case .brandMissing: Phrase(en: "Choose at least one brand.", fr: "Choisissez au moins une marque.")
        case .nameUnusable:
            Phrase(en: "Enter a name of at most 100 characters.", fr: "Saisissez un nom de 100 caractères au plus.")
        case .reasonMissing: SupervisorWords.reasonMissing
        }
    }
}
