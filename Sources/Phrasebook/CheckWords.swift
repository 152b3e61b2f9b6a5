import Foundation
import SecurityQuestions

/// What is the matter with an account's checks on the phone: in the Office Manager and at the care desk by the same words.
package enum CheckWords {
    package static func title(_ trouble: CheckTrouble) -> Phrase {
        switch trouble.kind {
        case .locked: Phrase(en: "Security question locked", fr: "Question de sécurité verrouillée")
        case .dead: Phrase(en: "This answer no longer works", fr: "Cette réponse n’est plus valable")
        case .stopped, .stoppedByLink, .brandStopped:
            Phrase(en: "Phone checks stopped", fr: "Vérifications par téléphone arrêtées")
        }
    }

    /// Why, since when and until when.
    ///
    /// - Parameter date: writes one in the reader's language and zone.
    package static func lines(_ trouble: CheckTrouble, date: (Date) -> String) -> [Phrase] {
        why(trouble, date: date) + (trouble.since.map { [since(date($0))] } ?? [])
    }

    private static func why(_ trouble: CheckTrouble, date: (Date) -> String) -> [Phrase] {
        switch trouble.kind {
        case .locked(let until):
            [
                Phrase(
                    en: "The security question cannot be checked until \(date(until)).",
                    fr: "La question de sécurité ne peut pas être vérifiée avant le \(date(until))."),
                Phrase(
                    en: "Several wrong answers in a row were given on the phone.",
                    fr: "Plusieurs réponses erronées de suite ont été données au téléphone."),
            ]
        case .dead:
            [
                Phrase(
                    en: "Ten wrong answers were given in total. Only a new question and answer can be checked.",
                    fr:
                        "Dix réponses erronées ont été données au total. Seules une nouvelle question et une nouvelle réponse pourront être vérifiées."
                )
            ]
        case .stoppedByLink: byLink
        case .brandStopped: [ofEveryone, ofEveryoneWhat]
        case .stopped:
            [
                Phrase(
                    en: "Somebody of the account reported “this was not me”.",
                    fr: "« Ce n’était pas moi » a été signalé depuis ce compte."),
                Phrase(
                    en:
                        "Neither the security question nor a support code can be checked until there is a new question.",
                    fr:
                        "Ni la question de sécurité ni un code d’assistance ne peuvent être vérifiés avant le choix d’une nouvelle question."
                ),
            ]
        }
    }

    // MARK: By the link of a notice

    private static let byLink = [
        Phrase(
            en: "Somebody reported “this was not me” by the link of a message that was mailed to the account.",
            fr: "« Ce n’était pas moi » a été signalé par le lien d’un message envoyé au compte."),
        NotMeLinkWords.stopped,
    ]

    // MARK: Of everyone

    private static let ofEveryone = Phrase(
        en: "For safety, nobody’s identity is checked on the phone at the moment. It is not because of this account.",
        fr:
            "Par sécurité, aucune identité n’est vérifiée au téléphone pour le moment. Ce compte n’en est pas la cause."
    )
    private static let ofEveryoneWhat = Phrase(
        en: "Neither security questions nor support codes can be checked.",
        fr: "Ni les questions de sécurité ni les codes d’assistance ne peuvent être vérifiés.")
    static let brandWasStopped = Phrase(
        en: "Every check of the brand was stopped", fr: "Toutes les vérifications de la marque étaient arrêtées")

    private static func since(_ date: String) -> Phrase { Phrase(en: "Since \(date).", fr: "Depuis le \(date).") }

    // MARK: In the Office Manager

    package static func chooseNew(_ trouble: CheckTrouble) -> Phrase {
        switch trouble.kind {
        case .locked:
            Phrase(
                en:
                    "After that it can be checked again, without you doing anything. A new question and answer can be checked at once.",
                fr:
                    "Ensuite, elle pourra l’être de nouveau, sans démarche de votre part. Une nouvelle question peut l’être aussitôt."
            )
        case .stoppedByLink:
            Phrase(
                en: "It ends when an owner logs in again. If somebody else may know the answer, choose a new question.",
                fr:
                    "Elles reprendront à la prochaine connexion d’une personne titulaire. Si une autre personne connaît peut-être la réponse, choisissez une nouvelle question."
            )
        case .brandStopped:
            Phrase(
                en: "You need not do anything: checks go on when we know that they are safe again.",
                fr: "Vous n’avez rien à faire : les vérifications reprendront dès qu’elles seront de nouveau sûres.")
        case .dead, .stopped:
            Phrase(
                en: "Choose a new question and answer: they can be checked at once.",
                fr: "Choisissez une nouvelle question et une nouvelle réponse : elles pourront être vérifiées aussitôt."
            )
        }
    }
    package static let button = Phrase(en: "Choose a new question", fr: "Choisir une nouvelle question")

    // MARK: At the care desk

    /// Where every check of the brand is stopped.
    package static let stoppedForEveryone = Phrase(
        en: "No colleague can check anything either. Ask your supervisor when checks go on.",
        fr: "Personne d’autre ne peut vérifier non plus. Demandez à la supervision quand les vérifications reprendront."
    )
    /// Before the question is read aloud.
    package static func pausesSoon(after left: Int) -> Phrase {
        left == 1
            ? Phrase(
                en: "One more wrong attempt pauses your checks.",
                fr: "Une tentative erronée de plus suspend vos vérifications.")
            : Phrase(
                en: "\(left) more wrong attempts pause your checks.",
                fr: "\(left) tentatives erronées de plus suspendent vos vérifications.")
    }
    package static let codeInNewCall = Phrase(
        en:
            "Ask for a support code and check it in a new call: the owner gets one in the Office Manager, on the Home page.",
        fr:
            "Demandez un code d’assistance et vérifiez-le dans un nouvel appel : il s’obtient dans l’Office Manager, sur la page d’accueil."
    )
}
