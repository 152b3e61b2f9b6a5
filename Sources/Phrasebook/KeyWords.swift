import SecurityQuestions

/// The keys of the care desk's pages.
package enum KeyWords {
    package static let title = Phrase(en: "Keys", fr: "Touches du clavier")
    /// Each key with what it does.
    package static let all: [(key: Phrase, does: Phrase)] = [
        (
            Phrase(en: "/", fr: "/"),
            Phrase(en: "To the field of the page, or to the look-up", fr: "Au champ de la page, ou à la recherche")
        ),
        (Phrase(en: "?", fr: "?"), Phrase(en: "This list", fr: "Cette liste")),
        (
            Phrase(en: "Alt + Shift + E", fr: "Alt + Maj + E"),
            Phrase(en: "End the call you have open", fr: "Mettre fin à l’appel en cours")
        ),
        (
            Phrase(en: "Alt + Shift + U", fr: "Alt + Maj + U"),
            Phrase(en: "Take that back, for five seconds", fr: "Annuler cette fin, pendant cinq secondes")
        ),
    ]
    package static let inFields = Phrase(
        en: "While you type in a field, / and ? are letters like any other.",
        fr: "Pendant la saisie dans un champ, / et ? sont des caractères ordinaires.")
    package static let close = Phrase(en: "Close", fr: "Fermer")
    package static let turnOffThere = Phrase(
        en: "They can be turned off on your own page.", fr: "Elles se désactivent sur votre page personnelle.")
    package static let turnOff = Phrase(en: "Turn the keys off", fr: "Désactiver les touches")
    package static let turnOn = Phrase(en: "Turn the keys on", fr: "Activer les touches")
    package static let areOff = Phrase(
        en: "The keys are off. Every button can be reached with Tab.",
        fr: "Les touches sont désactivées. Chaque bouton s’atteint avec la touche Tab.")
}
