import SecurityQuestions

/// Who is calling, before a call is verified and after.
package enum CallerWords {
    package static let title = Phrase(en: "Who is calling?", fr: "Qui appelle ?")
    package static let name = Phrase(en: "The name the caller gives", fr: "Le nom donné au téléphone")
    package static let nameHint = Phrase(
        en: "First name and surname, as you hear them. Nobody’s name is shown before the call is verified.",
        fr: "Prénom et nom, comme vous les entendez. Aucun nom ne s’affiche avant la vérification.")
    package static let compare = Phrase(en: "Compare", fr: "Comparer")
    package static let nameMissing = Phrase(
        en: "Type the name the caller gives.", fr: "Saisissez le nom donné au téléphone.")
    package static let nameUnusable = Phrase(
        en: "This cannot be a name: type letters, at most 100.",
        fr: "Ce ne peut pas être un nom : saisissez des lettres, 100 au plus.")
    package static func left(_ count: Int) -> Phrase {
        switch count {
        case 0:
            Phrase(
                en: "No more names are compared in this call.",
                fr: "Aucun autre nom ne peut être comparé dans cet appel.")
        case 1: Phrase(en: "1 more name can be compared.", fr: "1 autre nom peut être comparé.")
        default:
            Phrase(en: "\(count) more names can be compared.", fr: "\(count) autres noms peuvent être comparés.")
        }
    }

    package static func result(_ caller: Caller) -> Phrase {
        switch caller {
        case .known: Phrase(en: "The name matches", fr: "Le nom correspond")
        case .unknown: Phrase(en: "The name does not match", fr: "Le nom ne correspond pas")
        case .mayNotCall: Phrase(en: "May not call", fr: "Appel non autorisé")
        case .somebodyElse: Phrase(en: "Somebody else is calling", fr: "Une autre personne appelle")
        }
    }

    package static func what(_ caller: Caller) -> Phrase {
        switch caller {
        case .known:
            Phrase(
                en: "It is the name of somebody who may call. It verifies nobody: ask the question, or for a code.",
                fr:
                    "C’est le nom d’une personne autorisée à appeler. Il ne vérifie rien à lui seul : posez la question, ou demandez un code."
            )
        case .unknown:
            Phrase(
                en:
                    "Nobody on this account has this name. Ask for first name and surname, or have them spelled. An answer or a code can be checked all the same; the owner is told that the name did not match.",
                fr:
                    "Ce n’est le nom de personne sur ce compte. Demandez le prénom et le nom, ou faites-les épeler. Une réponse ou un code peuvent tout de même être vérifiés ; l’avis envoyé dira que le nom ne correspondait pas."
            )
        case .mayNotCall:
            Phrase(
                en:
                    "An owner of the account has said that this person may not call. No answer and no code verifies this call. If you misheard, type the name again.",
                fr:
                    "Cette personne n’est pas autorisée à appeler pour ce compte. Ni une réponse ni un code ne vérifient cet appel. Si vous avez mal entendu, saisissez le nom à nouveau."
            )
        case .somebodyElse:
            Phrase(
                en: "It is recorded. No answer and no code verifies this call.",
                fr: "C’est enregistré. Ni une réponse ni un code ne vérifient cet appel.")
        }
    }

    package static let somebodyMayCall = Phrase(
        en: "Ask that somebody who may call for the account phones.",
        fr: "Demandez qu’une personne autorisée à appeler pour ce compte téléphone.")
    package static let somebodyElse = Phrase(
        en: "The caller is not one of the account’s people", fr: "La personne ne fait pas partie du compte")
    package static let why = Phrase(en: "Who it is, or why they call", fr: "Qui appelle, ou pourquoi")
    package static let whyHint = Phrase(
        en: "Such as “the accountant”. It stays in the audit log, and nothing verifies the call after that.",
        fr:
            "Par exemple « le cabinet comptable ». Cela reste dans le journal d’audit, et plus rien ne vérifie l’appel ensuite."
    )
    package static let record = Phrase(en: "Record somebody else", fr: "Enregistrer une autre personne")

    package static let people = Phrase(en: "People of the account", fr: "Personnes du compte")
    package static let isCalling = Phrase(en: "is calling", fr: "au téléphone")
    package static let mayNotCall = Phrase(en: "may not call", fr: "appel non autorisé")
    package static let callBack = Phrase(en: "Call back on …", fr: "Rappeler au…")
    package static let callBackWhat = Phrase(
        en: "The account’s numbers appear, to be dialled and never read out. The account’s people see that you looked.",
        fr:
            "Les numéros du compte s’affichent pour être composés, jamais lus à voix haute. Leur consultation apparaît dans l’activité du compte."
    )
    package static func number(endingIn digits: String) -> Phrase {
        Phrase(en: "The number ending in \(digits)", fr: "Le numéro se terminant par \(digits)")
    }
}

/// As entries and the notice of a verified call tell it.
extension CallerWords {
    /// "Margaret Ellison (owner)".
    package static func who(_ person: PersonConcerned) -> Phrase {
        if person == .unknownName { return Phrase(en: "a name that did not match", fr: "un nom sans correspondance") }
        let role = person.role.map(PeopleWords.role)
        if person.name.isEmpty, let role { return role }
        return Phrase(
            en: person.name + (role.map { " (\($0.en))" } ?? ""), fr: person.name + (role.map { " (\($0.fr))" } ?? ""))
    }

    package static let callsFrom = Phrase(en: "Calls from", fr: "Appelle depuis")
    /// Of a number that a program says the call comes from.
    package static func told(_ standing: CallingNumber.Standing) -> Phrase {
        switch standing {
        case .vouchedFor:
            Phrase(
                en: "The network vouches for this number. That does not say who is speaking.",
                fr: "Le réseau garantit ce numéro. Cela ne dit pas qui parle.")
        case .notVouchedFor:
            Phrase(
                en: "The network does not vouch for this number.", fr: "Le réseau ne garantit pas ce numéro.")
        case .refuted:
            Phrase(
                en: "The network could not confirm this number.", fr: "Le réseau n’a pas pu confirmer ce numéro.")
        }
    }
    package static let mayBeForged = Phrase(
        en: "The number that calls may be forged. Tell nobody anything before they are verified.",
        fr: "Le numéro affiché est peut-être usurpé. Ne dites rien avant d’avoir vérifié l’identité.")

    /// What the owner reads under Activity.
    static func told(_ event: AuditEvent) -> Phrase {
        let person = event.detail.map(PersonConcerned.init(detail:)).map(who) ?? Phrase(en: "", fr: "")
        return switch event.kind {
        case .callerNamed:
            Phrase(en: "The caller gave a name: \(person.en)", fr: "Nom donné au téléphone : \(person.fr)")
        case .callerMayNotCall:
            Phrase(
                en: "The caller gave the name of somebody who may not call: \(person.en)",
                fr: "Nom donné au téléphone, sans autorisation d’appeler : \(person.fr)")
        case .callerNotKnown:
            Phrase(
                en: "The caller gave a name that nobody on the account has",
                fr: "Le nom donné au téléphone n’est celui de personne sur le compte")
        case .callerSomebodyElse:
            Phrase(
                en: "The caller was not one of the account’s people",
                fr: "La personne au téléphone ne fait pas partie du compte")
        default: Phrase(en: "The call goes on", fr: "L’appel continue")
        }
    }

    /// With who it was, where that is known.
    static func verified(_ words: Phrase, _ event: AuditEvent) -> Phrase {
        guard let detail = event.detail, detail != AuditEvent.callClosed else { return words }
        let person = who(PersonConcerned(detail: detail))
        return Phrase(en: "\(words.en), \(person.en)", fr: "\(words.fr), \(person.fr)")
    }

    static func happened(_ company: String, _ when: Phrase, _ person: PersonConcerned?) -> Phrase {
        let name = person.map(named) ?? Phrase(en: "", fr: "")
        return Phrase(
            en: "A caller was verified by Customer Care for the account “\(company)” \(when.en).\(name.en)",
            fr:
                "Le Service Client a vérifié l’identité de quelqu’un au téléphone pour le compte « \(company) » \(when.fr).\(name.fr)"
        )
    }

    private static func named(_ person: PersonConcerned) -> Phrase {
        if person == .unknownName {
            return Phrase(
                en: " Nobody on the account has the name that the caller gave.",
                fr: " Le nom donné au téléphone n’est celui de personne sur le compte.")
        }
        let who = who(person)
        return Phrase(
            en: " The caller gave this name: \(who.en).", fr: " Le nom donné au téléphone : \(who.fr).")
    }
}
