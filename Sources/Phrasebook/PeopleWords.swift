import SecurityQuestions

/// The people of an account: who belongs to it, what they may do, and how changes are told.
package enum PeopleWords {
    package static let title = Phrase(en: "People", fr: "Personnes")
    package static let what = Phrase(
        en: "Everyone who can log in to this account, and who may call Customer Care about it.",
        fr:
            "Toutes les personnes qui peuvent se connecter à ce compte, et celles qui peuvent appeler le Service Client."
    )
    package static let whatForUser = Phrase(
        en: "An owner or administrator of the account can invite, change and remove people.",
        fr:
            "La personne titulaire et l’administration du compte peuvent inviter des personnes, modifier leur accès ou le retirer."
    )

    package static let name = Phrase(en: "Name", fr: "Nom")
    package static let role = Phrase(en: "Role", fr: "Rôle")
    package static let seen = Phrase(en: "Last seen", fr: "Dernière visite")
    package static let callsHeading = Phrase(en: "Calls", fr: "Appels")
    /// Understood without the heading, which a small screen does not show.
    package static let mayCall = Phrase(en: "May call", fr: "Peut appeler")
    package static let mayNotCall = Phrase(en: "May not call", fr: "Ne peut pas appeler")
    package static let mayNotCallWhat = Phrase(
        en:
            "You may not call Customer Care about this account. An owner or administrator of the account can change that under “Account”, then “People”.",
        fr:
            "Vous n’avez pas l’autorisation d’appeler le Service Client au sujet de ce compte. La personne titulaire ou l’administration du compte peut la donner sous « Compte » puis « Personnes »."
    )
    package static let yes = Phrase(en: "Yes", fr: "Oui")
    package static let no = Phrase(en: "No", fr: "Non")
    package static let you = Phrase(en: "you", fr: "vous")
    package static let seenNow = Phrase(en: "Now", fr: "Maintenant")
    package static let notSeen = Phrase(en: "Not recently", fr: "Pas récemment")
    package static func invitedUntil(_ date: Phrase) -> Phrase {
        Phrase(
            en: "Invited; the link works until \(date.en)", fr: "Invitation envoyée ; lien valable jusqu’au \(date.fr)")
    }
    package static let invitationOver = Phrase(
        en: "Invited; the link has expired", fr: "Invitation envoyée ; le lien a expiré")

    package static func role(_ role: Member.Role) -> Phrase {
        switch role {
        case .owner: Phrase(en: "Owner", fr: "Titulaire")
        case .administrator: Phrase(en: "Administrator", fr: "Administration")
        case .user: Phrase(en: "User", fr: "Utilisation simple")
        }
    }

    /// What a role may do, under the choice.
    package static let roleHint = Phrase(
        en:
            "Owners and administrators manage people, may change the security question and receive notices; only owners make owners. Users do none of this.",
        fr:
            "Les titulaires et l’administration gèrent les accès, peuvent changer la question de sécurité et reçoivent les alertes ; seul le rôle de titulaire permet d’en nommer d’autres. L’utilisation simple ne donne aucun de ces droits."
    )
    package static let chooseRole = Phrase(en: "Choose a role", fr: "Choisissez un rôle")
    package static let mayCallLabel = Phrase(
        en: "May call Customer Care about this account", fr: "Peut appeler le Service Client au sujet de ce compte")
    package static let chooseMayCall = Phrase(en: "Choose yes or no", fr: "Choisissez oui ou non")

    package static let invite = Phrase(en: "Invite somebody", fr: "Inviter une personne")
    package static let inviteWhat = Phrase(
        en: "We mail them an invitation. Owners and administrators are told.",
        fr:
            "Nous lui envoyons une invitation par e-mail. Les titulaires et l’administration du compte en sont informés."
    )
    package static let send = Phrase(en: "Send the invitation", fr: "Envoyer l’invitation")
    package static let change = Phrase(en: "Change", fr: "Modifier")
    package static func change(_ name: String) -> Phrase {
        Phrase(en: "Change the access of \(name)", fr: "Modifier l’accès \(Words.frenchOf(name))")
    }
    package static let saveRole = Phrase(en: "Save the role", fr: "Sauvegarder le rôle")
    package static let saveMayCall = Phrase(en: "Save who may call", fr: "Sauvegarder l’autorisation")
    package static let again = Phrase(en: "Send the invitation again", fr: "Envoyer à nouveau l’invitation")
    package static let remove = Phrase(en: "Remove this person", fr: "Retirer cette personne")
    package static let undo = Phrase(en: "Undo the invitation", fr: "Retirer l’invitation")
    package static let leave = Phrase(en: "Leave this account", fr: "Quitter ce compte")
    package static let toPeople = Phrase(en: "Back to People", fr: "Revenir aux personnes")

    package static func removeTitle(_ name: String) -> Phrase {
        Phrase(en: "Remove \(name)?", fr: "Retirer \(name) ?")
    }
    package static func undoTitle(_ name: String) -> Phrase {
        Phrase(en: "Undo the invitation of \(name)?", fr: "Retirer l’invitation \(Words.frenchOf(name)) ?")
    }
    package static let leaveTitle = Phrase(en: "Leave this account?", fr: "Quitter ce compte ?")
    package static let removeWhat = Phrase(
        en:
            "They are logged out everywhere at once. Their password, second factor and links stop working, and so does a support code that was shown. They are told by e-mail. Only a new invitation lets them in again.",
        fr:
            "Toutes ses sessions sont fermées aussitôt. Son mot de passe, sa double authentification et ses liens ne fonctionnent plus, de même qu’un code d’assistance déjà affiché. Un e-mail l’en informe. Seule une nouvelle invitation lui rendra l’accès."
    )
    package static let questionKnown = Phrase(
        en: "Did they know the answer to the security question? Then choose a new one under Settings afterwards.",
        fr:
            "La réponse à la question de sécurité était-elle connue de cette personne ? Choisissez-en ensuite une nouvelle dans les paramètres."
    )
    package static let undoWhat = Phrase(
        en: "The link that was mailed stops working at once.", fr: "Le lien envoyé cesse aussitôt de fonctionner.")
    package static let leaveWhat = Phrase(
        en:
            "You are logged out everywhere at once, and cannot log in to this account any more. The owners are told. Only a new invitation lets you in again.",
        fr:
            "Toutes vos sessions sont fermées aussitôt, et vous ne pouvez plus vous connecter à ce compte. Les personnes titulaires en sont informées. Seule une nouvelle invitation vous rendra l’accès."
    )
    package static let left = Phrase(
        en: "You have left the account, and are logged out everywhere.",
        fr: "Vous avez quitté le compte, et toutes vos sessions sont fermées.")
    package static func refused(_ outcome: Membership.Outcome) -> Phrase {
        switch outcome {
        case .done: Phrase(en: "Saved.", fr: "Modification enregistrée.")
        case .alreadySo:
            Phrase(en: "It is like that already; nothing was changed.", fr: "C’est déjà le cas ; rien n’a été modifié.")
        case .gone:
            Phrase(
                en: "This person no longer belongs to the account.", fr: "Cette personne ne fait plus partie du compte."
            )
        case .notAllowed:
            Phrase(
                en: "You may not make this change. Ask an owner of the account.",
                fr: "Vous ne pouvez pas faire cette modification. Adressez-vous à une personne titulaire du compte.")
        case .lastOwner:
            Phrase(
                en: "An account needs an owner who can log in. Make somebody else an owner first.",
                fr:
                    "Un compte a besoin d’une personne titulaire qui puisse se connecter. Nommez-en d’abord une autre."
            )
        case .changedMeanwhile:
            Phrase(
                en: "Somebody changed this role meanwhile; nothing was changed by you. Look at it again.",
                fr: "Ce rôle a été modifié entre-temps ; votre changement n’a pas été appliqué. Vérifiez-le à nouveau.")
        case .justMailed:
            Phrase(
                en: "The invitation was sent a few minutes ago. Wait a little, or check the address.",
                fr: "L’invitation a été envoyée il y a quelques minutes. Patientez un peu, ou vérifiez l’adresse.")
        case .accountNotOpen: notOpen
        }
    }
    static let notOpen = Phrase(
        en: "The account is not open, so nobody can join it.",
        fr: "Le compte n’est pas ouvert : personne ne peut le rejoindre.")

    package static func refused(_ refusal: AddMember.Refusal) -> Phrase {
        switch refusal {
        case .accountNotOpen: notOpen
        case .notAllowed: refused(Membership.Outcome.notAllowed)
        case .alreadyHere(let member):
            Phrase(
                en: "\(member.name) has this address and belongs to the account already.",
                fr: "Cette adresse est celle \(Words.frenchOf(member.name)), qui fait déjà partie du compte.")
        case .tooMany:
            Phrase(
                en: "The account has \(MemberJoining.most) people, which is as many as it can have.",
                fr: "Le compte compte déjà \(MemberJoining.most) personnes, le maximum possible.")
        case .tooManyOpen:
            Phrase(
                en: "\(MemberJoining.mostOpen) invitations are open. Undo one, or wait until one is accepted.",
                fr:
                    "\(MemberJoining.mostOpen) invitations sont en attente. Annulez-en une, ou attendez qu’une soit acceptée."
            )
        }
    }
    package static let nameMissing = Phrase(
        en: "Enter their name, in at most 100 characters.", fr: "Saisissez son nom, en 100 caractères au plus.")

    /// Over the list, after a change.
    package static let invited = Phrase(en: "The invitation is on its way.", fr: "L’invitation est en route.")
    package static let removed = Phrase(
        en: "Removed: this person no longer belongs to the account.",
        fr: "Accès retiré : cette personne ne fait plus partie du compte.")
    package static let saved = Phrase(en: "The change is saved.", fr: "La modification est enregistrée.")
}

/// As Activity and mails tell it.
extension PeopleWords {
    static func told(_ event: AuditEvent) -> Phrase {
        let person = PersonConcerned(detail: event.detail ?? "")
        let name =
            person.name.isEmpty ? Phrase(en: "A person", fr: "Une personne") : Phrase(en: person.name, fr: person.name)
        let of = person.name.isEmpty ? "d’une personne" : Words.frenchOf(person.name)
        let toRole = person.role.map(role) ?? Phrase(en: "", fr: "")
        return switch event.kind {
        case .memberAdded:
            Phrase(en: "\(name.en) was invited to the account", fr: "Invitation \(of) à rejoindre le compte")
        case .memberRemoved: Phrase(en: "\(name.en) was removed from the account", fr: "Accès \(of) retiré du compte")
        case .memberErased:
            Phrase(
                en: "A person was removed from the account, and their data erased",
                fr: "Accès d’une personne retiré du compte, et ses données effacées")
        case .memberLeft: Phrase(en: "\(name.en) left the account", fr: "Départ \(of) du compte")
        case .memberRoleChanged:
            Phrase(
                en: "The role of \(name.en) was changed: \(toRole.en)",
                fr: "Rôle \(of) modifié : \(toRole.fr)")
        case .memberMayCallChanged:
            person.mayCall == false
                ? Phrase(en: "\(name.en) may not call any more", fr: "Autorisation d’appeler \(of) retirée")
                : Phrase(en: "\(name.en) may call", fr: "Autorisation d’appeler \(of) accordée")
        case .memberInvitedAgain:
            Phrase(en: "The invitation of \(name.en) was sent again", fr: "Invitation \(of) envoyée à nouveau")
        case .memberUnlinked:
            Phrase(
                en: "\(name.en) was untied from their customer account", fr: "Accès \(of) délié du compte client")
        default: Phrase(en: "The account was changed", fr: "Le compte a été modifié")
        }
    }

    static func happened(_ kind: Message.Kind, _ company: String, _ when: Phrase, about person: PersonConcerned?)
        -> Phrase?
    {
        let known = person.map(\.name) ?? ""
        let of = known.isEmpty ? "d’une personne" : Words.frenchOf(known)
        let named = known.isEmpty ? "A person" : known
        let frenchNamed = known.isEmpty ? "une personne" : known
        switch kind {
        case .memberJoined:
            let role = person?.role.map(role)
            let who =
                known.isEmpty ? Phrase(en: "Another person", fr: "Une autre personne") : Phrase(en: known, fr: known)
            return Phrase(
                en:
                    "\(who.en) was given access to the account “\(company)”\(role.map { " (role: \($0.en))" } ?? "") \(when.en).",
                fr:
                    "\(who.fr) a reçu un accès au compte « \(company) »\(role.map { " (rôle : \($0.fr))" } ?? "") \(when.fr)."
            )
        case .memberChanged:
            if let role = person?.role.map(role) {
                return Phrase(
                    en:
                        "The role of \(known.isEmpty ? "a person" : known) on the account “\(company)” was changed to “\(role.en)” \(when.en).",
                    fr: "Le rôle \(of) sur le compte « \(company) » est devenu « \(role.fr) » \(when.fr).")
            }
            return person?.mayCall == true
                ? Phrase(
                    en:
                        "\(named) may now call Customer Care about the account “\(company)”. This was changed \(when.en).",
                    fr:
                        "Une autorisation d’appeler le Service Client au sujet du compte « \(company) » a été accordée \(when.fr) : \(frenchNamed)."
                )
                : Phrase(
                    en:
                        "\(named) may no longer call Customer Care about the account “\(company)”. This was changed \(when.en).",
                    fr:
                        "Une autorisation d’appeler le Service Client au sujet du compte « \(company) » a été retirée \(when.fr) : \(frenchNamed)."
                )
        case .memberRemoved:
            return Phrase(
                en: "The access of \(known.isEmpty ? "a person" : known) to the account “\(company)” ended \(when.en).",
                fr: "L’accès \(of) au compte « \(company) » a pris fin \(when.fr).")
        case .accessEnded:
            return Phrase(
                en: "Your access to the account “\(company)” ended \(when.en).",
                fr: "Votre accès au compte « \(company) » a pris fin \(when.fr).")
        default: return nil
        }
    }

    static func follows(_ kind: Message.Kind) -> Phrase? {
        switch kind {
        case .memberRemoved:
            Phrase(
                en:
                    "They were logged out everywhere. If they knew the answer to the security question, choose a new one under “Account”, then “Settings”.",
                fr:
                    "Toutes les sessions correspondantes ont été fermées. Si la réponse à la question de sécurité était connue de cette personne, choisissez-en une nouvelle sous « Compte » puis « Paramètres »."
            )
        case .accessEnded:
            Phrase(
                en: "You cannot log in to it any more, and were logged out everywhere.",
                fr: "Vous ne pouvez plus vous y connecter, et toutes vos sessions ont été fermées.")
        default: nil
        }
    }

    static let ifNotExpected = Phrase(
        en: "If this surprises you, ask the owner of the account, or call Customer Care.",
        fr: "Si cela vous surprend, adressez-vous à la personne titulaire du compte, ou appelez le Service Client.")
}
