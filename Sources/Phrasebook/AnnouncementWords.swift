import SecurityQuestions

/// "I am calling Customer Care now", and the two words of the call.
package enum AnnouncementWords {
    // MARK: In the Office Manager

    package static let press = Phrase(
        en: "I am calling Customer Care now", fr: "J’appelle maintenant le Service Client")
    package static let what = Phrase(
        en:
            "Press this before you dial, and only if you dial yourself. Two words then appear here while your call is under way: the agent asks you for them.",
        fr:
            "Choisissez ceci avant de composer le numéro, et seulement si vous le composez vous-même. Deux mots s’affichent ensuite ici pendant votre appel : ils vous seront demandés."
    )
    package static let phoned = Phrase(
        en: "Has somebody phoned you? Then do not press it: hang up.",
        fr: "Quelqu’un vous a téléphoné ? Ne choisissez rien : raccrochez.")
    package static let waitingTitle = Phrase(en: "Dial now", fr: "Composez le numéro maintenant")
    package static func waiting(_ phone: String, until time: String) -> Phrase {
        Phrase(
            en:
                "Until \(time) we expect your call on \(phone). As soon as an agent has opened it, the two words are on this page.",
            fr:
                "Jusqu’à \(time), nous attendons votre appel au \(phone). Dès que votre interlocuteur l’a ouvert, les deux mots se trouvent sur cette page."
        )
    }
    package static let isUnderWay = Phrase(
        en: "Your call is under way: its two words are on this page.",
        fr: "Votre appel est en cours : ses deux mots se trouvent sur cette page.")
    package static let look = Phrase(en: "Show the words", fr: "Afficher les mots")

    package static let callTitle = Phrase(en: "A call is under way", fr: "Un appel est en cours")
    package static func callSince(_ time: String) -> Phrase {
        Phrase(
            en: "A call with Customer Care has been under way since \(time).",
            fr: "Un appel avec le Service Client est en cours depuis \(time).")
    }
    package static let yourWords = Phrase(
        en: "When the agent asks for the two words, say:", fr: "Quand les deux mots vous sont demandés, dites :")
    package static func onlyIfDialled(_ phone: String) -> Phrase {
        Phrase(
            en: "Only if you dialled \(phone) yourself. If somebody phoned you, say nothing and hang up.",
            fr:
                "Seulement si vous avez composé vous-même le \(phone). Si quelqu’un vous a téléphoné, ne dites rien et raccrochez."
        )
    }
    package static let noWords = Phrase(
        en: "It has no words: nobody had pressed “I am calling Customer Care now” when it was opened.",
        fr: "Il n’a pas de mots : « J’appelle maintenant le Service Client » n’avait pas été choisi à son ouverture.")
    package static let isOther = Phrase(
        en: "It has no words: another call was opened first.",
        fr: "Il n’a pas de mots : un autre appel a été ouvert avant.")
    package static let notCalling = Phrase(
        en: "You are not on the phone with us? Somebody may be posing as you.",
        fr: "Vous n’êtes pas au téléphone avec nous ? Quelqu’un se fait peut-être passer pour vous.")
    package static let otherTitle = Phrase(
        en: "Another call was opened about your account", fr: "Un autre appel a été ouvert au sujet de votre compte")
    package static func other(at time: String, _ phone: String) -> Phrase {
        Phrase(
            en:
                "At \(time), while yours was expected. If you or a colleague did not call a second time, somebody may be posing as you: hang up, dial \(phone) and tell the agent.",
            fr:
                "À \(time), alors que le vôtre était attendu. Si ni vous ni un membre de votre équipe n’avez appelé une seconde fois, quelqu’un se fait peut-être passer pour vous : raccrochez, composez le \(phone) et signalez-le."
        )
    }

    // MARK: Before a code is shown

    package static func dialledOrCalled(_ phone: String) -> Phrase {
        Phrase(
            en: "Did you dial \(phone), or did they call you?",
            fr: "Avez-vous composé le \(phone), ou vous a-t-on téléphoné ?")
    }
    package static let dialled = Phrase(en: "I dialled the number", fr: "J’ai composé le numéro")
    package static let theyCalled = Phrase(en: "They called me", fr: "On m’a téléphoné")
    package static let whyAsked = Phrase(
        en: "Customer Care never phones you to ask for a code. Whoever does is not from Customer Care.",
        fr: "Le Service Client ne vous téléphone jamais pour demander un code. Quiconque le fait n’en fait pas partie.")
    package static let hangUpTitle = Phrase(en: "Hang up now", fr: "Raccrochez maintenant")
    package static let hangUp = Phrase(
        en:
            "That was not Customer Care. Thank you for telling us: open calls about your account were ended, and no code works any more.",
        fr:
            "Ce n’était pas le Service Client. Merci de l’avoir signalé : les appels ouverts au sujet de votre compte ont été terminés, et aucun code n’est plus valable."
    )
    package static func dialYourself(_ phone: String) -> Phrase {
        Phrase(
            en: "Do you need Customer Care? Dial \(phone) yourself.",
            fr: "Avez-vous besoin du Service Client ? Composez vous-même le \(phone).")
    }
    package static let toldSomething = Phrase(
        en: "Did you tell the caller your answer, a code or your password?",
        fr: "Avez-vous communiqué votre réponse, un code ou votre mot de passe ?")

    // MARK: On the care desk

    package static let ask = Phrase(
        en: "Ask the caller for the two words. Never say them first.",
        fr: "Demandez les deux mots à la personne. Ne les dites jamais en premier.")
    package static let title = Phrase(en: "The two words", fr: "Les deux mots")
    package static let knew = Phrase(en: "Knew them", fr: "Mots connus")
    package static let didNotKnow = Phrase(en: "Did not know them", fr: "Mots inconnus")
    package static func ticked(_ known: Bool) -> Phrase {
        known
            ? Phrase(
                en: "Recorded: the caller knew the two words. They verify nobody.",
                fr: "Enregistré : les deux mots étaient connus. Ils ne prouvent l’identité de personne.")
            : Phrase(
                en:
                    "Recorded: the caller did not know the two words. Somebody else may have announced this call. If in doubt, end it and offer to call back.",
                fr:
                    "Enregistré : les deux mots n’étaient pas connus. Quelqu’un d’autre a peut-être annoncé cet appel. En cas de doute, terminez-le et proposez de rappeler."
            )
    }
    package static let none = Phrase(
        en:
            "This call has no words: nobody announced it in the Office Manager before it was opened. If the caller asks who you are, say that they may hang up and dial again.",
        fr:
            "Cet appel n’a pas de mots : il n’a pas été annoncé dans l’Office Manager avant son ouverture. Si l’on vous demande qui vous êtes, proposez de raccrocher et de rappeler."
    )
    package static let otherCallTitle = Phrase(
        en: "Another call about this account", fr: "Un autre appel concerne ce compte")
    package static let otherCall = Phrase(
        en:
            "The customer announced one call, and another one was opened first. This caller may be somebody else: there are no words, and a code that is read out may have been asked from the customer by this caller. If in doubt, end the call and offer to call back.",
        fr:
            "Un seul appel a été annoncé, et un autre a été ouvert avant celui-ci. La personne au bout du fil est peut-être quelqu’un d’autre : il n’y a pas de mots, et un code lu au téléphone a pu être soutiré. En cas de doute, terminez l’appel et proposez de rappeler."
    )
    package static let otherCallLater = Phrase(
        en:
            "After this call a second one was opened, although the customer announced one only. One of the two callers may be somebody else: compare the two words.",
        fr:
            "Un second appel a été ouvert après celui-ci, alors qu’un seul avait été annoncé. L’une des deux personnes est peut-être quelqu’un d’autre : comparez les deux mots."
    )
}
