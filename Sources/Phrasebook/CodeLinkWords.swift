import SecurityQuestions

/// A link to a support code, mailed during a call.
package enum CodeLinkWords {
    // At the care desk.
    package static let mail = Phrase(en: "Mail a link to a code", fr: "Envoyer un lien vers un code")
    package static let what = Phrase(
        en:
            "It goes to the address of the person whose name the caller gave. The link asks who dialled whom, then shows a code for this call alone.",
        fr:
            "Il part par e-mail, à l’adresse de la personne dont le nom a été donné. Le lien demande qui a appelé, puis affiche un code valable pour cet appel seulement."
    )
    package static let nameFirst = Phrase(
        en: "A link to a code can be mailed once the name that the caller gives matches.",
        fr: "Un lien vers un code peut être envoyé par e-mail dès que le nom donné correspond.")
    package static let done = Phrase(en: "The link is on its way.", fr: "Le lien est en route.")
    package static func mailed(at time: String, until end: String) -> Phrase {
        Phrase(
            en:
                "A link to a code was mailed at \(time). It works until \(end), and no longer than this call; the code that it shows is good for the person mailed and nobody else.",
            fr:
                "Un lien vers un code a été envoyé à \(time). Il fonctionne jusqu’à \(end), et pas après la fin de cet appel ; le code affiché ne vaut que pour son destinataire."
        )
    }
    package static func next(from time: String) -> Phrase {
        Phrase(
            en: "A link was mailed for this account within the last hour. Another one can go from \(time).",
            fr: "Un lien a déjà été envoyé pour ce compte il y a moins d’une heure. Le suivant pourra partir à \(time)."
        )
    }
    package static let noReader = Phrase(
        en: "No link can be mailed for the name that was given. Ask for a code from the Office Manager, or call back.",
        fr:
            "Aucun lien ne peut être envoyé pour le nom donné. Demandez un code obtenu dans l’Office Manager, ou rappelez."
    )
    package static let addressIsNew = Phrase(
        en:
            "No link can be mailed: an e-mail address of this account is less than 30 days old. Ask for a code from the Office Manager, or call back.",
        fr:
            "Aucun lien ne peut être envoyé : une adresse e-mail de ce compte date de moins de 30 jours. Demandez un code obtenu dans l’Office Manager, ou rappelez."
    )

    // Behind the link.
    package static let onlyHere = Phrase(
        en: "It works only in the call that you are in now, and only for you.",
        fr: "Il ne vaut que pour l’appel en cours, et pour vous seulement.")
    package static let overTitle = Phrase(en: "This link leads to no code", fr: "Ce lien ne mène à aucun code")
    package static let over = Phrase(
        en:
            "A link to a code works once, for ten minutes, and only during the call it was mailed in. If you are on the phone with Customer Care and dialled the number yourself, get a code in the Office Manager.",
        fr:
            "Un lien vers un code sert une seule fois, pendant dix minutes, et seulement durant l’appel pour lequel il a été envoyé. Si vous êtes en ligne avec le Service Client et avez composé le numéro vous-même, obtenez un code dans l’Office Manager."
    )

    // In the mail.
    static let subject = Phrase(en: "A code for your call", fr: "Un code pour votre appel")
    static func purpose(_ company: String, _ brand: String) -> Phrase {
        Phrase(
            en:
                "Somebody who gives your name is on the phone with Customer Care of \(brand), about the account “\(company)”. If that is you, and you dialled the number yourself, this link leads to a support code to read out.",
            fr:
                "Une personne qui donne votre nom est en ligne avec le Service Client de \(brand), à propos du compte « \(company) ». Si c’est vous, et si vous avez composé le numéro vous-même, ce lien mène à un code d’assistance à lire au téléphone."
        )
    }
    static let follow = Phrase(en: "Continue to the code", fr: "Continuer vers le code")
    static let unexpected = Phrase(
        en:
            "If it is not you, or if somebody called you, do not pass on any code. Open the link and choose “They called me”: the call then ends at once.",
        fr:
            "Si ce n’est pas vous, ou si l’on vous a téléphoné, ne transmettez aucun code. Ouvrez le lien et choisissez « On m’a téléphoné » : l’appel prend fin aussitôt."
    )
}
