import SecurityQuestions

/// The words that every mail has.
package enum MailWords {
    package static func subject(_ subject: Phrase, about company: String) -> Phrase {
        Phrase(en: "\(subject.en): \(company)", fr: "\(subject.fr) : \(company)")
    }
    package static func greeting(_ name: String) -> Phrase { Phrase(en: "Hello \(name),", fr: "Bonjour \(name),") }

    /// For those who cannot log in.
    package static func phone(_ number: String) -> Phrase {
        Phrase(
            en: "You cannot log in, or you are not sure? Call Customer Care on \(number).",
            fr: "Connexion impossible, ou un doute ? Appelez le Service Client au \(number).")
    }
    package static func anyQuestion(_ number: String) -> Phrase {
        Phrase(
            en: "Any questions? Call Customer Care on \(number).",
            fr: "Une question ? Appelez le Service Client au \(number).")
    }
    package static func never(_ brand: String) -> Phrase {
        Phrase(
            en: "\(brand) never asks for your password or your answer by e-mail.",
            fr: "\(brand) ne demande jamais votre mot de passe ni votre réponse par e-mail.")
    }
    /// A page of the brand's, with its address in full.
    package static func page(_ title: Phrase, at address: String) -> Phrase {
        Phrase(en: "\(title.en): \(address)", fr: "\(title.fr)\u{a0}: \(address)")
    }
    package static func why(_ company: String, _ brand: String) -> Phrase {
        Phrase(
            en:
                "You receive this message because of the account “\(company)” with \(brand). It was sent automatically.",
            fr:
                "Vous recevez ce message au titre du compte « \(company) » chez \(brand). Il est envoyé automatiquement."
        )
    }
    package static let copyLink = Phrase(
        en: "If the button does not work, copy this address into your browser:",
        fr: "Si le bouton ne fonctionne pas, copiez cette adresse dans votre navigateur :")

    /// The mail with which an operator tries the settings.
    package static func test(_ brand: String) -> MailText {
        MailText(
            subject: Phrase(en: "Test message", fr: "Message d’essai"),
            paragraphs: [
                Phrase(
                    en: "This is a test message from \(brand). If you can read it, mail is set up.",
                    fr: "Ceci est un message d’essai de \(brand). Si vous pouvez le lire, l’envoi d’e-mails fonctionne."
                )
            ],
            link: Phrase(en: "Open the Office Manager", fr: "Ouvrir l’Office Manager"),
            advice: Phrase(en: "There is nothing you need to do.", fr: "Vous n’avez rien à faire."))
    }
}
