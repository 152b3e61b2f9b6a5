import SecurityQuestions

/// Before a log-in ends by itself.
package enum LogOutWords {
    package static let title = Phrase(en: "You will be logged out soon", fr: "Votre session va bientôt prendre fin")
    package static let idle = Phrase(
        en: "In two minutes, as no page was opened for a while. What you have typed and not saved would be lost.",
        fr:
            "Dans deux minutes, car aucune page n’a été ouverte depuis un moment. Ce qui est saisi sans être enregistré serait perdu."
    )
    package static let longest = Phrase(
        en: "In two minutes, as a log-in lasts 12 hours at most. Finish what you are doing now, then log in again.",
        fr:
            "Dans deux minutes, car une session dure 12 heures au plus. Terminez maintenant ce que vous faites, puis reconnectez-vous."
    )
    package static let stay = Phrase(en: "Stay logged in", fr: "Prolonger la session")
    package static let understood = Phrase(en: "All right", fr: "Compris")
    /// For whoever has no script, and so no warning.
    package static let rule = Phrase(
        en: "You are logged out after 30 minutes without opening a page, and after 12 hours.",
        fr: "Votre session prend fin après 30 minutes sans ouvrir de page, et après 12 heures.")
}
