import SecurityQuestions

/// The support code.
package enum SupportCodeWords {
    package static let card = Phrase(
        en: "A support code", fr: "Un code d’assistance")
    package static let what = Phrase(
        en:
            "Customer Care may ask for a code from here: it is stronger than your security question. It works once and for ten minutes.",
        fr:
            "Le Service Client peut vous demander un code obtenu ici : il est plus sûr que votre question de sécurité. Il sert une seule fois, pendant dix minutes."
    )
    package static let get = Phrase(en: "Get a code", fr: "Obtenir un code")
    package static let getNew = Phrase(en: "Get a new code", fr: "Obtenir un nouveau code")
    package static func waiting(until time: String) -> Phrase {
        Phrase(
            en: "A code is waiting; it works until \(time). A new one takes its place.",
            fr: "Un code est en attente ; il est valable jusqu’à \(time). Un nouveau le remplacera.")
    }
    package static func used(at time: String) -> Phrase {
        Phrase(
            en: "The latest code was used at \(time). It does not work any more.",
            fr: "Le dernier code a servi à \(time). Il ne fonctionne plus.")
    }
    package static func expired(at time: String) -> Phrase {
        Phrase(
            en: "The latest code worked until \(time). It does not work any more.",
            fr: "Le dernier code était valable jusqu’à \(time). Il ne fonctionne plus.")
    }
    package static let show = Phrase(en: "Show the code", fr: "Afficher le code")
    package static let dead = Phrase(
        en: "The latest code does not work any more: wrong codes were given too often.",
        fr: "Le dernier code ne fonctionne plus : trop de codes erronés ont été donnés.")
    package static let title = Phrase(en: "Your support code", fr: "Votre code d’assistance")
    package static func worksUntil(_ time: String) -> Phrase {
        Phrase(
            en: "It works once, until \(time). Until then you can come back to it, in this browser.",
            fr: "Il sert une seule fois, jusqu’à \(time). D’ici là, vous pouvez y revenir dans ce navigateur.")
    }
    package static let left = Phrase(en: "Time left:", fr: "Temps restant :")
    package static let copy = Phrase(en: "Copy the code", fr: "Copier le code")
    package static func call(_ phone: String) -> Phrase {
        Phrase(en: "Call \(phone)", fr: "Appeler le \(phone)")
    }
    package static func how(_ phone: String) -> Phrase {
        Phrase(
            en:
                "Read the code out when the agent asks for it, and only in a call to \(phone) that you dialled yourself.",
            fr:
                "Lisez le code quand votre interlocuteur le demande, et seulement lors d’un appel au \(phone) que vous avez composé vous-même."
        )
    }
    package static let never = Phrase(
        en:
            "Customer Care may ask for this code when you call, and never phones you to ask for it. Nobody there ever asks for your password.",
        fr:
            "Le Service Client peut vous demander ce code quand vous appelez, et ne vous téléphone jamais pour l’obtenir. Personne n’y demande jamais votre mot de passe."
    )
    package static let toHome = Phrase(en: "Go to the home page", fr: "Aller à la page d’accueil")
}
