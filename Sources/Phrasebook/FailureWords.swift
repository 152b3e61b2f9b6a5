import SecurityQuestions

/// Pages for what goes wrong: what it means and what to do, never a raw error.
package enum FailureWords {
    package struct Page: Sendable {
        package let title: Phrase
        package let advice: Phrase
    }

    package static let notFound = Page(
        title: Phrase(en: "There is no such page", fr: "Cette page n’existe pas"),
        advice: Phrase(
            en: "Check the address: a link in a mail may have lost its end. Or start from the home page.",
            fr: "Vérifiez l’adresse : un lien reçu par e-mail a pu être coupé. Ou repartez de la page d’accueil."))
    package static let stale = Page(
        title: Phrase(en: "This page was out of date", fr: "Cette page n’était plus à jour"),
        advice: Phrase(
            en:
                "Nothing has been changed. Open the page again and repeat the last step. If this comes again, let the browser keep cookies from here.",
            fr:
                "Rien n’a été modifié. Rouvrez la page et recommencez la dernière étape. Si cela se répète, autorisez les cookies de ce site."
        ))
    package static let otherAccount = Page(
        title: Phrase(en: "This page was of another account", fr: "Cette page était celle d’un autre compte"),
        advice: Phrase(
            en:
                "Nothing has been changed. You switched accounts meanwhile: the top of the page says where you are now. Switch back, open the page again and repeat the last step.",
            fr:
                "Rien n’a été modifié. Vous avez changé de compte entre-temps : le haut de la page indique où vous êtes. Revenez au premier compte, rouvrez la page et recommencez la dernière étape."
        ))
    package static let notAllowed = Page(
        title: Phrase(en: "You do not have access to this page", fr: "Vous n’avez pas accès à cette page"),
        advice: Phrase(
            en: "Ask an owner or administrator of the account.",
            fr: "Adressez-vous à la personne titulaire ou à l’administration du compte."))
    package static let supervisorsOnly = Page(
        title: Phrase(en: "This page is for supervisors", fr: "Cette page est réservée à la supervision"),
        advice: Phrase(
            en: "You can go on with calls. If you need something here, ask your supervisor.",
            fr: "Vous pouvez continuer les appels. Pour toute demande, adressez-vous à la supervision."))
    package static let managersOnly = Page(
        title: Phrase(en: "This page is for administrators", fr: "Cette page est réservée à l’administration"),
        advice: Phrase(
            en:
                "You can go on with calls. If something about your access is wrong, ask whoever administers the care desk.",
            fr:
                "Vous pouvez continuer les appels. Pour toute question sur votre accès, adressez-vous à l’administration du service."
        ))
    package static let tooLarge = Page(
        title: Phrase(en: "That was too much text", fr: "Le texte envoyé est trop long"),
        advice: Phrase(
            en: "Nothing has been changed. Go back and shorten what you entered.",
            fr: "Rien n’a été modifié. Revenez en arrière et raccourcissez votre saisie."))
    package static let badRequest = Page(
        title: Phrase(en: "The browser sent something unexpected", fr: "Le navigateur a envoyé une demande inattendue"),
        advice: Phrase(
            en: "Nothing has been changed. Go back, reload the page and try again.",
            fr: "Rien n’a été modifié. Revenez en arrière, rechargez la page et réessayez."))
    package static let busy = Page(
        title: Phrase(en: "We are very busy", fr: "Le service est très sollicité"),
        advice: Phrase(
            en: "Wait a few seconds, check whether your last step was saved, and try again.",
            fr: "Patientez quelques secondes, vérifiez si votre dernière étape a été enregistrée, puis réessayez."))
    package static let tooManyForms = Page(
        title: Phrase(en: "Too many requests at once", fr: "Trop de demandes à la fois"),
        advice: Phrase(
            en: "This one was not carried out. Wait a few seconds, then try again.",
            fr: "Celle-ci n’a pas été effectuée. Patientez quelques secondes, puis réessayez."))
    /// The disk is full or read-only. Nothing of a step is kept then.
    package static let unsaved = Page(
        title: Phrase(en: "Nothing can be saved just now", fr: "Rien ne peut être enregistré pour le moment"),
        advice: Phrase(
            en: "Your last step was not saved. Try again in a few minutes.",
            fr: "Votre dernière étape n’a pas été enregistrée. Réessayez dans quelques minutes."))
    package static let tooOften = Page(
        title: Phrase(
            en: "You have done this several times in a row", fr: "Vous avez répété cette action plusieurs fois"),
        advice: Phrase(
            en: "Nothing has been changed. Wait ten minutes, then try again.",
            fr: "Rien n’a été modifié. Patientez dix minutes, puis réessayez."))
    package static let broken = Page(
        title: Phrase(en: "Something went wrong on our side", fr: "Un problème est survenu de notre côté"),
        advice: Phrase(
            en: "Wait a few minutes, check whether your last step was saved, and try again.",
            fr: "Patientez quelques minutes, vérifiez si votre dernière étape a été enregistrée, puis réessayez."))
    package static let wrongHost = Page(
        title: Phrase(en: "Nothing is served at this address", fr: "Rien n’est proposé à cette adresse"),
        advice: Phrase(
            en:
                "Check the address in your invitation or on your bill. If you run this server: it answers to the host names of its brands alone; “countersign brand list” shows them.",
            fr:
                "Vérifiez l’adresse indiquée sur votre invitation ou votre facture. Si vous exploitez ce serveur : il ne répond qu’aux noms d’hôte de ses marques ; « countersign brand list » les affiche."
        ))
    package static let elsewhere = Page(
        title: Phrase(
            en: "The care desk is not open to this network", fr: "L’espace conseiller n’est pas ouvert à ce réseau"),
        advice: Phrase(
            en:
                "Connect to your company’s network first, by its VPN if you are outside. If you run this server: “care.networks” says from where it is reached.",
            fr:
                "Connectez-vous d’abord au réseau de votre entreprise, par son VPN si vous êtes à l’extérieur. Si vous exploitez ce serveur : « care.networks » indique d’où il est accessible."
        ))
    /// A row that somebody changed outside Countersign. What is said serves both doors: who is logged in, if anybody, rests on
    /// such a row.
    package static func altered(_ record: RecordAltered.Record) -> Page {
        switch record {
        case .account, .member, .answer: alteredAccount
        case .agent, .client: alteredAgent
        }
    }

    private static let alteredAccount = Page(
        title: Phrase(
            en: "This account’s record was changed outside Countersign",
            fr: "La fiche de ce compte a été modifiée en dehors de Countersign"),
        advice: Phrase(
            en:
                "It cannot be used to verify anybody or to log in. If it is your account, call Customer Care. If you work in "
                + "Customer Care, verify in another way and tell your supervisor.",
            fr:
                "Elle ne permet plus ni vérification ni connexion. S’il s’agit de votre compte, appelez le Service Client. Si "
                + "vous travaillez au Service Client, vérifiez autrement et prévenez la supervision."))
    private static let alteredAgent = Page(
        title: Phrase(
            en: "An agent’s record was changed outside Countersign",
            fr: "Une fiche du Service Client a été modifiée en dehors de Countersign"),
        advice: Phrase(
            en: "It cannot be used to log in or to work with. Ask your supervisor, or whoever runs Countersign here.",
            fr:
                "Elle ne permet plus ni connexion ni travail. Adressez-vous à la supervision ou à l’équipe qui exploite "
                + "Countersign."))
    package static let home = Phrase(en: "Go to the home page", fr: "Aller à la page d’accueil")
    /// - Parameter isOfDesk: said to Customer Care itself.
    package static func reference(_ id: String, isOfDesk: Bool) -> Phrase {
        isOfDesk
            ? Phrase(en: "Reference: \(id)", fr: "Référence\u{a0}: \(id)")
            : Phrase(en: "Reference for Customer Care: \(id)", fr: "Référence pour le Service Client : \(id)")
    }
}
