import SecurityQuestions

/// What a notice's reader can do, as far as their address reaches: no advice that cannot work.
enum NoticeAdvice {
    static func button(of message: Message) -> Phrase? {
        switch message.way {
        case .reportOnce, .report: NotMeWords.report
        case .office: Words.logIn
        case .link, .careDesk, nil: nil
        }
    }

    static func text(of message: Message, carePhone: String) -> Phrase {
        if message.kind == .accessEnded { return PeopleWords.ifNotExpected }
        if message.isFormerAddress {
            return message.reach == nil ? formerAddress(carePhone) : formerAddressReports(carePhone)
        }
        if message.kind == .phoneStopped { return message.reportedFrom == nil ? afterReport : afterLink }
        let (lead, action) = (lead(of: message), action(of: message))
        return Phrase(en: "\(lead.en) \(action.en)", fr: "\(lead.fr) \(action.fr)")
    }

    private static func lead(of message: Message) -> Phrase {
        switch message.kind {
        case .questionLocked, .answerDead, .callVerified:
            Phrase(
                en: "If nobody from your company called Customer Care, somebody may be posing as you.",
                fr:
                    "Si personne de votre société n’a appelé le Service Client, quelqu’un cherche peut-être à se faire passer pour vous."
            )
        case .impostorReported:
            Phrase(
                en: "Was an answer, a password or a code told to whoever phoned?",
                fr: "Une réponse, un mot de passe ou un code ont été communiqués lors de cet appel ?")
        case .questionUnlocked where !message.isResumption, .emailChangeAsked, .accountChanged:
            Phrase(
                en: "If you or a colleague asked for this, there is nothing you need to do. If not, act now.",
                fr:
                    "Si vous ou un membre de votre équipe en avez fait la demande, vous n’avez rien à faire. Sinon, agissez maintenant."
            )
        default:
            Phrase(
                en: "If this was you or a colleague, there is nothing you need to do. If not, act now.",
                fr:
                    "S’il s’agit de vous ou d’un membre de votre équipe, vous n’avez rien à faire. Sinon, agissez maintenant."
            )
        }
    }

    private static func action(of message: Message) -> Phrase {
        guard message.reach == .account else { return ownSessions }
        let named = message.namesMember ? namedToo : .init(en: "", fr: "")
        return Phrase(
            en:
                "Choose “This was not me” and confirm, without logging in: the security question and support codes are not checked on the phone until an owner logs in\(named.en). The link works once, for 72 hours. Then log in and choose a new password.",
            fr:
                "Choisissez « Ce n’était pas moi » et confirmez, sans vous connecter : la question de sécurité et les codes d’assistance ne sont plus vérifiés par téléphone jusqu’à la connexion d’une personne titulaire\(named.fr). Le lien fonctionne une seule fois, pendant 72 heures. Connectez-vous ensuite et choisissez un nouveau mot de passe."
        )
    }

    private static let namedToo = Phrase(
        en: ", and whoever is named here is logged out",
        fr: ", et les sessions des personnes nommées ici sont fermées")

    private static let ownSessions = Phrase(
        en:
            "Choose “This was not me” and confirm, without logging in: you are logged out everywhere. The link works once, for 72 hours. Then choose a new password, and tell an owner of the account.",
        fr:
            "Choisissez « Ce n’était pas moi » et confirmez, sans vous connecter : toutes vos sessions sont fermées. Le lien fonctionne une seule fois, pendant 72 heures. Choisissez ensuite un nouveau mot de passe, et prévenez une personne titulaire du compte."
    )

    /// For whoever reads mail at an address that was replaced: they can neither log in nor be sent a link.
    private static func formerAddress(_ phone: String) -> Phrase {
        Phrase(
            en:
                "Another address has taken the place of this one. If you did not change it, call Customer Care at once on \(phone).",
            fr:
                "Une autre adresse a remplacé celle-ci. Si vous n’êtes pas à l’origine de ce changement, appelez immédiatement le Service Client au \(phone)."
        )
    }

    private static func formerAddressReports(_ phone: String) -> Phrase {
        Phrase(
            en:
                "Another address has taken the place of this one. If you did not change it, choose “This was not me” within 72 hours of the change and confirm: the security question and support codes are not checked on the phone until an owner logs in. Then call Customer Care at once on \(phone).",
            fr:
                "Une autre adresse a remplacé celle-ci. Si vous n’êtes pas à l’origine de ce changement, choisissez « Ce n’était pas moi » dans les 72 heures qui le suivent et confirmez : la question de sécurité et les codes d’assistance ne sont plus vérifiés par téléphone jusqu’à la connexion d’une personne titulaire. Appelez ensuite immédiatement le Service Client au \(phone)."
        )
    }

    /// The report itself: whoever made it has two things left to do.
    private static let afterReport = Phrase(
        en:
            "Choose a new password and a new security question, if that has not been done yet. If nobody from your company reported this, call Customer Care.",
        fr:
            "Choisissez un nouveau mot de passe et une nouvelle question de sécurité, si ce n’est pas déjà fait. Si personne de votre société n’a fait ce signalement, appelez le Service Client."
    )

    /// The same, from a mailbox.
    private static let afterLink = Phrase(
        en:
            "If one of you reported it, log in, choose a new password and look under “Account”, then “Activity”. If nobody did, somebody else may be reading that mailbox: log in all the same, and have the mailbox secured.",
        fr:
            "Si le signalement vient de votre société, connectez-vous, choisissez un nouveau mot de passe et consultez « Compte », puis « Activité ». Sinon, quelqu’un d’autre lit peut-être cette messagerie : connectez-vous tout de même, et faites sécuriser la messagerie."
    )
}

extension Message {
    /// Whether somebody of the account is named, whom a report logs out.
    fileprivate var namesMember: Bool { by != nil || kind == .memberJoined || kind == .memberChanged }
}
