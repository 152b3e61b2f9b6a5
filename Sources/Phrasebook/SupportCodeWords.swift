import SecurityQuestions

/// The support code, and the two words of a call.
package enum SupportCodeWords {
    package static let card = Phrase(
        en: "Calling Customer Care? Get a code", fr: "Vous appelez le Service Client ? Obtenez un code")
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
    package static let dead = Phrase(
        en: "The latest code does not work any more: wrong codes were given too often.",
        fr: "Le dernier code ne fonctionne plus : trop de codes erronés ont été donnés.")
    package static let title = Phrase(en: "Your support code", fr: "Votre code d’assistance")
    package static func worksUntil(_ time: String) -> Phrase {
        Phrase(
            en: "It works once, until \(time). When you leave this page it is not shown again.",
            fr: "Il sert une seule fois, jusqu’à \(time). Une fois cette page quittée, il n’est plus affiché.")
    }
    package static func how(_ phone: String) -> Phrase {
        Phrase(
            en: "Call Customer Care on \(phone) and read the code out when the agent asks for it.",
            fr: "Appelez le Service Client au \(phone) et lisez le code lorsqu’il vous est demandé.")
    }
    package static let howInCall = Phrase(
        en: "Read the code out when the agent asks for it.", fr: "Lisez le code lorsqu’il vous est demandé.")
    package static let never = Phrase(
        en: "Customer Care may ask for this code. Nobody there ever asks for your password.",
        fr: "Le Service Client peut vous demander ce code. Personne n’y demande jamais votre mot de passe.")
    package static let shownTitle = Phrase(en: "This code was shown already", fr: "Ce code a déjà été affiché")
    package static let shown = Phrase(
        en: "A code is shown once. If you no longer have it, get a new one; the earlier one stops working then.",
        fr:
            "Un code n’est affiché qu’une fois. Si vous ne l’avez plus, obtenez-en un nouveau ; le précédent cessera alors de fonctionner."
    )
    package static let toHome = Phrase(en: "Go to the home page", fr: "Aller à la page d’accueil")

    package static let callTitle = Phrase(en: "A call is under way", fr: "Un appel est en cours")
    package static func callSince(_ time: String) -> Phrase {
        Phrase(
            en: "A call with Customer Care has been under way since \(time).",
            fr: "Un appel avec le Service Client est en cours depuis \(time).")
    }
    package static let agentsScreen = Phrase(
        en: "The agent’s screen shows:", fr: "L’écran de la personne qui vous parle affiche :")
    package static let notCalling = Phrase(
        en: "You are not on the phone with us? Somebody may be posing as you.",
        fr: "Vous n’êtes pas au téléphone avec nous ? Quelqu’un se fait peut-être passer pour vous.")
    package static func ifNot(_ phone: String) -> Phrase {
        Phrase(
            en: "If your caller cannot tell you these words, hang up and dial \(phone).",
            fr: "Si l’on ne peut pas vous dire ces mots, raccrochez et composez le \(phone).")
    }
}
