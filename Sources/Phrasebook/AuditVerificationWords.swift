import SecurityQuestions

/// Whether the audit log is as it was recorded.
package enum AuditVerificationWords {
    package static let title = Phrase(en: "Verify the audit log", fr: "Vérifier le journal d’audit")
    package static let what = Phrase(
        en:
            "Every entry is chained to the one before, and the log is signed every minute. Verifying reads it from the first entry to the last.",
        fr:
            "Chaque entrée est enchaînée à la précédente et le journal est signé toutes les minutes. La vérification le relit de la première entrée à la dernière."
    )
    package static let verify = Phrase(en: "Verify now", fr: "Vérifier maintenant")
    package static let never = Phrase(
        en: "The log has not been verified yet.", fr: "Le journal n’a pas encore été vérifié.")
    package static let oneAtATime = Phrase(
        en: "One verification runs at a time.", fr: "Une seule vérification peut avoir lieu à la fois.")
    private static let alone = Phrase(
        en:
            "There was no checkpoint from outside the database to compare it with, so an end that was cut off could not be noticed.",
        fr:
            "Aucun point de contrôle conservé hors de la base de données n’a pu être comparé : une fin supprimée passerait inaperçue."
    )
    package static let back = Phrase(en: "Back to the audit log", fr: "Retour au journal d’audit")
    package static let whatToDo = Phrase(
        en: "Tell whoever runs the server. Nothing may be changed in the database until a copy has been put aside.",
        fr:
            "Prévenez l’exploitation du serveur. Rien ne doit être modifié dans la base de données avant qu’une copie soit mise de côté."
    )

    /// By somebody whom the supervisor does not see.
    package static func latest(_ instant: Phrase) -> Phrase {
        Phrase(en: "Last verified: \(instant.en)", fr: "Dernière vérification : \(instant.fr)")
    }

    package static func latest(_ instant: Phrase, by who: Phrase) -> Phrase {
        Phrase(en: "Last verified: \(instant.en) · \(who.en)", fr: "Dernière vérification : \(instant.fr) · \(who.fr)")
    }

    package static func told(_ outcome: AuditOutcome) -> Phrase {
        switch outcome {
        case .sound(let entries, let signed, isWitnessed: true):
            Phrase(
                en: "The audit log is as it was recorded: entries 1 to \(entries), signed up to entry \(signed).",
                fr:
                    "Le journal d’audit est tel qu’il a été écrit : entrées 1 à \(entries), signées jusqu’à l’entrée \(signed)."
            )
        case .sound(let entries, let signed, isWitnessed: false):
            joined(told(.sound(entries: entries, signed: signed, isWitnessed: true)), alone)
        case .fault(let fault):
            Phrase(
                en: "The audit log is not as it was recorded: \(told(fault).en).",
                fr: "Le journal d’audit n’est pas tel qu’il a été écrit : \(told(fault).fr).")
        }
    }

    private static func joined(_ one: Phrase, _ other: Phrase) -> Phrase {
        Phrase(en: "\(one.en) \(other.en)", fr: "\(one.fr) \(other.fr)")
    }

    /// The part of a sentence that names what is wrong.
    package static func told(_ fault: AuditFault) -> Phrase {
        switch fault {
        case .changed(let number):
            Phrase(
                en: "entry \(number) was changed, or another stands in its place",
                fr: "l’entrée \(number) a été modifiée, ou une autre se trouve à sa place")
        case .missing(let number): Phrase(en: "entry \(number) is missing", fr: "l’entrée \(number) manque")
        case .outOfPlace(let number):
            Phrase(
                en: "entry \(number) is out of its place, or there twice",
                fr: "l’entrée \(number) n’est pas à sa place, ou figure deux fois")
        case .notOurs(let number):
            Phrase(
                en: "entry \(number) was not written by Countersign with this key ring",
                fr: "l’entrée \(number) n’a pas été écrite par Countersign avec ce trousseau de clés")
        case .cut(let last, let signed):
            Phrase(
                en:
                    "it ends at entry \(last) but was signed up to entry \(signed): its end was cut off, or an older database put back",
                fr:
                    "il s’arrête à l’entrée \(last) alors qu’il a été signé jusqu’à l’entrée \(signed) : sa fin a été supprimée, ou une base plus ancienne remise en place"
            )
        case .rewritten(let after, let upTo):
            Phrase(
                en: "one of the entries \(after + 1) to \(upTo) is not the one that was signed",
                fr: "l’une des entrées \(after + 1) à \(upTo) n’est pas celle qui a été signée")
        case .forgedCheckpoint(let number):
            Phrase(
                en: "the checkpoint at entry \(number) does not bear the signature of its key",
                fr: "le point de contrôle de l’entrée \(number) ne porte pas la signature de sa clé")
        case .strangeKey(let number, _):
            Phrase(
                en: "the checkpoint at entry \(number) was signed with a key that is not to be trusted",
                fr: "le point de contrôle de l’entrée \(number) a été signé avec une clé qui n’est pas reconnue")
        case .erasureNotTold(let number):
            Phrase(
                en: "values of entry \(number) are gone, and no entry tells of just that",
                fr: "des valeurs de l’entrée \(number) ont disparu, et aucune entrée ne l’annonce")
        case .neverSigned:
            Phrase(
                en: "nothing in it is signed yet; the running server does so every minute",
                fr: "rien n’y est encore signé ; le serveur le fait toutes les minutes")
        case .unreadable(let line):
            Phrase(
                en: "line \(line) is not that of a whole log",
                fr: "la ligne \(line) n’est pas celle d’un journal complet")
        }
    }
}
