import Foundation
import SecurityQuestions

/// What a supervisor sees of accounts and agents.
package enum SupervisorWords {
    package static let calls = Phrase(en: "Calls", fr: "Appels")
    package static let locks = Phrase(en: "Locked accounts", fr: "Comptes verrouillés")
    package static let agents = Phrase(en: "Agents", fr: "Équipe")

    // MARK: Locked accounts

    package static let noLocks = Phrase(
        en: "No account is locked at present.", fr: "Aucun compte n’est verrouillé en ce moment.")
    package static func moreLocks(_ count: Int) -> Phrase {
        Phrase(
            en: "These are the first \(count). There are more.",
            fr: "Voici les \(count) premiers. Il y en a d’autres.")
    }
    package static let account = Phrase(en: "Account", fr: "Compte")
    package static let state = Phrase(en: "State", fr: "État")
    package static let whatToDo = Phrase(en: "What to do", fr: "Que faire")
    package static func lockState(_ state: GuessBudget.State, until date: (Date) -> String) -> Phrase {
        switch state {
        case .locked(let until):
            Phrase(en: "Locked until \(date(until))", fr: "Verrouillé jusqu’au \(date(until))")
        case .dead: Phrase(en: "Ten wrong answers in total", fr: "Dix réponses erronées au total")
        case .reported: Phrase(en: "“This was not me” reported", fr: "« Ce n’était pas moi » signalé")
        case .open: Phrase(en: "Not locked", fr: "Non verrouillé")
        }
    }
    package static let ownerSetsQuestion = Phrase(
        en: "Only the owner can: by setting a new question in the Office Manager.",
        fr: "Seule une nouvelle question, choisie dans l’Office Manager du compte, rétablit les vérifications.")
    package static let unlockLink = Phrase(en: "Unlock…", fr: "Déverrouiller…")
    package static func unlockLink(of number: String) -> Phrase {
        Phrase(en: "Unlock account \(number)", fr: "Déverrouiller le compte \(number)")
    }
    package static let unlockTitle = Phrase(en: "Unlock this account", fr: "Déverrouiller ce compte")
    package static let history = Phrase(en: "What happened on this account", fr: "Ce qui s’est passé sur ce compte")
    package static let wholeHistory = Phrase(
        en: "Every entry of this account", fr: "Toutes les entrées de ce compte")
    package static let unlock = Phrase(en: "Unlock", fr: "Déverrouiller")
    package static let unlockWhat = Phrase(
        en:
            "The question can be checked again at once. Wrong answers go on counting: ten in total end the answer for good.",
        fr:
            "La question pourra être vérifiée aussitôt. Les réponses erronées continuent de compter : à dix au total, la réponse n’est plus valable."
    )
    package static let unlocked = Phrase(
        en: "The account is not locked any more.", fr: "Le compte n’est plus verrouillé.")
    package static let notUnlocked = Phrase(
        en:
            "Nothing was unlocked: the lock is over already, only the owner can end it, wrong answers of your own calls are part of it, or it was unlocked three times within a week.",
        fr:
            "Rien n’a été déverrouillé : le verrouillage a déjà pris fin, seule une nouvelle question choisie dans l’Office Manager peut y mettre fin, des réponses erronées de vos propres appels y ont contribué, ou trois déverrouillages ont déjà eu lieu en une semaine."
    )
    package static let reason = Phrase(en: "Reason", fr: "Motif")
    package static let unlockReasonHint = Phrase(
        en: "3 to 200 characters, for the audit log. The owner is told that the lock was lifted, not why.",
        fr:
            "De 3 à 200 caractères, pour le journal d’audit. La levée du verrouillage est annoncée par e-mail, sans le motif."
    )
    package static let reasonHint = Phrase(
        en: "3 to 200 characters, for the audit log.", fr: "De 3 à 200 caractères, pour le journal d’audit.")
    package static let reasonMissing = Phrase(
        en: "Give a reason of 3 to 200 characters.", fr: "Indiquez un motif de 3 à 200 caractères.")

    // MARK: Agents

    package static let agent = Phrase(en: "Agent", fr: "Nom")
    package static func role(_ role: Agent.Role) -> Phrase {
        switch role {
        case .agent: Phrase(en: "Agent", fr: "Conseil client")
        case .supervisor: Phrase(en: "Supervisor", fr: "Supervision")
        case .administrator: Phrase(en: "Administrator", fr: "Administration")
        }
    }
    package static let roleLabel = Phrase(en: "Role", fr: "Rôle")
    package static let brands = Phrase(en: "Brands", fr: "Marques")
    package static let active = Phrase(en: "Active", fr: "En service")
    package static let disabled = Phrase(en: "No access", fr: "Accès fermé")
    package static let paused = Phrase(en: "Paused by a supervisor", fr: "Suspension par la supervision")
    package static func paused(until date: String) -> Phrase {
        Phrase(
            en: "Paused until \(date): ten wrong attempts within an hour",
            fr: "Suspension jusqu’au \(date) : dix tentatives erronées en une heure")
    }
    package static func lookUpsPaused(until date: String) -> Phrase {
        Phrase(
            en: "Look-ups are paused until \(date): too many within an hour",
            fr: "Recherches suspendues jusqu’au \(date) : trop en une heure")
    }
    package static let today = Phrase(en: "Today", fr: "Aujourd’hui")
    package static func lastDays(_ count: Int) -> Phrase {
        Phrase(en: "Last \(count) days", fr: "\(count) derniers jours")
    }
    package static let checks = Phrase(en: "Checks", fr: "Vérifications")
    package static let wrong = Phrase(en: "Wrong", fr: "Erronées")
    package static let verified = Phrase(en: "Verified", fr: "Réussies")
    package static let rate = Phrase(en: "Failure rate", fr: "Taux d’échec")
    package static let day = Phrase(en: "Day", fr: "Jour")
    /// The one clock of every page of the care desk.
    package static func clock(_ zone: TimeZone) -> Phrase {
        Phrase(
            en:
                "Days and hours are those of the care desk’s clock (\(zone.identifier)). What could not be checked at all is left out.",
            fr:
                "Les jours et les heures sont ceux de l’horloge du service (\(zone.identifier)). Ce qui n’a pas pu être vérifié du tout n’y figure pas."
        )
    }
    package static let byDay = Phrase(en: "Checks by day", fr: "Vérifications par jour")
    package static func chart(_ checks: Int, _ wrong: Int, days: Int) -> Phrase {
        Phrase(
            en:
                "Bar chart of the last \(days) days: \(checks) checks, \(wrong) of them wrong. The table below has each day.",
            fr:
                "Diagramme des \(days) derniers jours : \(checks) vérifications, dont \(wrong) erronées. Le tableau ci-dessous donne chaque jour."
        )
    }

    package static let pauseTitle = Phrase(en: "Pause this agent’s checks", fr: "Suspendre les vérifications")
    package static let pauseWhat = Phrase(
        en: "No answer and no code is checked for this agent until a supervisor resumes.",
        fr: "Aucune réponse et aucun code ne seront vérifiés pour cette personne avant une reprise par la supervision.")
    package static let pause = Phrase(en: "Pause", fr: "Suspendre")
    package static let resumeTitle = Phrase(en: "Resume this agent’s checks", fr: "Reprendre les vérifications")
    package static let resumeWhat = Phrase(
        en: "Checks go on at once, and wrong attempts until now do not count any more.",
        fr: "Les vérifications reprennent aussitôt, et les tentatives erronées faites jusqu’ici ne comptent plus.")
    package static let resume = Phrase(en: "Resume", fr: "Reprendre")
    package static let notOneself = Phrase(
        en: "You cannot pause or resume yourself. Ask another supervisor.",
        fr:
            "Vous ne pouvez ni suspendre ni rétablir vos propres vérifications. Adressez-vous à une autre personne de la supervision."
    )
    package static let otherBrands = Phrase(
        en:
            "This agent also answers for other brands, so only somebody who supervises all of them can pause or resume their checks.",
        fr:
            "Cette personne répond aussi pour d’autres marques : seule une personne qui les supervise toutes peut suspendre ou rétablir ses vérifications."
    )
    package static let isPaused = Phrase(
        en: "This agent’s checks are paused.", fr: "Les vérifications de cette personne sont suspendues.")
    package static let isResumed = Phrase(
        en: "This agent’s checks are not paused.", fr: "Les vérifications de cette personne ne sont pas suspendues.")
    package static let notResumed = Phrase(
        en: "The pause was not ended: for each agent three are ended within a week at most.",
        fr: "La suspension n’a pas été levée : pour chaque personne, trois au plus sont levées en une semaine.")
    package static let allAgents = Phrase(en: "All agents", fr: "Toute l’équipe")
}
