import Foundation
import SecurityQuestions

/// The supervisor's overview of the care desk.
package enum OverviewWords {
    package static let tab = Phrase(en: "Overview", fr: "Vue d’ensemble")
    package static let title = Phrase(en: "The care desk today", fr: "Le service aujourd’hui")
    package static func asOf(_ time: String, _ zone: TimeZone) -> Phrase {
        Phrase(
            en: "As of \(time), by the care desk’s clock (\(zone.identifier)). Days begin at midnight there.",
            fr: "À \(time), selon l’horloge du service (\(zone.identifier)). Les jours y commencent à minuit.")
    }

    package static let calls = Phrase(en: "Calls now", fr: "Appels en cours")
    package static let verified = Phrase(
        en: "Verified, of the calls checked", fr: "Identité vérifiée, sur les appels contrôlés")
    package static func share(_ share: String, _ verified: String, of checked: String) -> Phrase {
        Phrase(en: "\(share) (\(verified) of \(checked))", fr: "\(share) (\(verified) sur \(checked))")
    }
    package static let locks = Phrase(en: "Locks today", fr: "Verrouillages du jour")
    package static let lockedNow = Phrase(en: "Locked now", fr: "Verrouillés en ce moment")
    package static let notMe = Phrase(en: "“Not me” today", fr: "« Ce n’était pas moi » du jour")

    // MARK: Hours

    package static func byHour(_ brand: String) -> Phrase {
        Phrase(en: "Wrong answers by hour: \(brand)", fr: "Réponses erronées par heure : \(brand)")
    }
    package static let byHourWhat = Phrase(
        en:
            "The last 24 hours. The line is what is usual at that hour, on the average of the days before. A peak is five at least, and three times the usual.",
        fr:
            "Les dernières 24 heures. Le trait indique ce qui est habituel à cette heure, en moyenne des jours précédents. Un pic compte au moins cinq réponses, et trois fois l’habitude."
    )
    package static func chart(_ wrong: Int, peaks: Int) -> Phrase {
        Phrase(
            en:
                "Bar chart of the last 24 hours: wrong answers \(wrong), peaks \(peaks). The table below has each hour.",
            fr:
                "Diagramme des dernières 24 heures : réponses erronées \(wrong), pics \(peaks). Le tableau ci-dessous donne chaque heure."
        )
    }
    package static let usual = Phrase(en: "Usual", fr: "Habitude")
    package static let hour = Phrase(en: "Hour", fr: "Heure")
    package static let peak = Phrase(en: "Peak", fr: "Pic")
    package static let everyHour = Phrase(en: "Every hour as a table", fr: "Chaque heure dans un tableau")
    package static let noPeak = Phrase(en: "No peak.", fr: "Aucun pic.")
    package static func peakAt(_ time: String, _ wrong: Int, usual: String) -> Phrase {
        Phrase(
            en: "\(time): \(wrong) wrong, usually \(usual)", fr: "\(time) : \(wrong) erronées, d’habitude \(usual)")
    }

    // MARK: Agents

    package static let agents = Phrase(en: "Agents out of line", fr: "Écarts dans l’équipe")
    package static func agentsWhat(days: Int) -> Phrase {
        Phrase(
            en:
                "Over \(days) days: 20 checks at least, and wrong twice as often as colleagues, by more than chance explains.",
            fr:
                "Sur \(days) jours : au moins 20 vérifications, et deux fois plus d’erreurs que le reste de l’équipe, au-delà du hasard."
        )
    }
    package static let noAgents = Phrase(en: "Nobody.", fr: "Personne.")
    package static let others = Phrase(en: "Colleagues’ rate", fr: "Taux de l’équipe")
    package static let entries = Phrase(en: "Entries", fr: "Entrées")
    package static func entries(of name: String) -> Phrase {
        Phrase(en: "Entries of \(name) in the audit log", fr: "Entrées de \(name) dans le journal d’audit")
    }

    // MARK: Questions

    package static let questions = Phrase(
        en: "Questions that rightful owners fail", fr: "Questions oubliées par les titulaires")
    package static func questionsWhat(days: Int) -> Phrase {
        Phrase(
            en:
                "Calls of \(days) days that were verified in the end, in which the answer did not match at first. Questions with fewer than five such calls, and answers replaced since, are left out.",
            fr:
                "Appels des \(days) derniers jours où l’identité a fini par être vérifiée, mais où la réponse ne correspondait pas d’abord. Les questions de moins de cinq appels et les réponses remplacées depuis n’y figurent pas."
        )
    }
    package static let noQuestions = Phrase(en: "None.", fr: "Aucune.")
    package static let question = Phrase(en: "Question", fr: "Question")
    package static let answeredIn = Phrase(en: "Answered in", fr: "Langue de la réponse")
    package static let verifiedCalls = Phrase(en: "Verified calls", fr: "Appels vérifiés")
    package static let missed = Phrase(en: "Wrong at first", fr: "D’abord erronée")
}
