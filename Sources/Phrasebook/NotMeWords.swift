import SecurityQuestions

/// "This was not me".
package enum NotMeWords {
    package static let title = Phrase(en: "This was not you?", fr: "Ce n’était pas vous ?")
    package static let what = Phrase(
        en:
            "If somebody else has changed something here, or has used your account on the phone, report it. This happens at once:",
        fr:
            "Si une autre personne a modifié quelque chose ici, ou utilisé votre compte au téléphone, signalez-le. Voici ce qui se passe aussitôt :"
    )
    package static let steps = [
        Phrase(
            en: "Everybody else is logged out of the account.", fr: "Toutes les autres sessions du compte sont fermées."
        ),
        Phrase(
            en: "Mailed links and support codes stop working.",
            fr: "Les liens envoyés et les codes d’assistance ne fonctionnent plus."),
        Phrase(
            en: "Customer Care checks neither the security question nor a support code until there is a new question.",
            fr:
                "Le Service Client ne vérifie plus ni la question de sécurité ni un code d’assistance tant qu’une nouvelle question n’est pas choisie."
        ),
    ]
    package static let whatForUser = Phrase(
        en: "If somebody else has used your log-in, report it. This happens at once:",
        fr: "Si une autre personne a utilisé votre accès, signalez-le. Voici ce qui se passe aussitôt :")
    package static let stepsForUser = [
        Phrase(en: "You are logged out everywhere else.", fr: "Toutes vos autres sessions sont fermées."), linksOut,
    ]
    static let linksOut = Phrase(
        en: "Links that were mailed to you stop working.",
        fr: "Les liens qui vous ont été envoyés ne fonctionnent plus.")
    package static let thenForUser = Phrase(
        en:
            "Then you choose a new password. If something else was changed, tell an owner or administrator of the account: only they can stop phone checks.",
        fr:
            "Ensuite, vous choisissez un nouveau mot de passe. Si autre chose a été modifié, prévenez la personne titulaire ou l’administration du compte, qui seules peuvent faire arrêter les vérifications par téléphone."
    )
    package static let then = Phrase(
        en: "Then you choose a new password and, after that, a new question.",
        fr: "Ensuite, vous choisissez un nouveau mot de passe, puis une nouvelle question.")
    package static let report = Phrase(en: "This was not me", fr: "Ce n’était pas moi")
    package static let done = Phrase(
        en: "Thank you. All other sessions have ended, and phone checks are stopped.",
        fr: "Merci. Toutes les autres sessions sont fermées, et les vérifications par téléphone sont arrêtées.")
    package static let next = Phrase(
        en: "Now choose a new password. After that, choose a new question and answer.",
        fr:
            "Choisissez maintenant un nouveau mot de passe. Ensuite, choisissez une nouvelle question et une nouvelle réponse."
    )
    package static let doneForUser = Phrase(
        en: "Thank you. All your other sessions have ended.",
        fr: "Merci. Toutes vos autres sessions sont fermées.")
    package static let nextForUser = Phrase(
        en: "Now choose a new password.", fr: "Choisissez maintenant un nouveau mot de passe.")
    package static let stillToDo = Phrase(
        en: "If you have not done so yet, choose both now:", fr: "Si ce n’est pas encore fait, choisissez maintenant :")
    package static let stillToDoForUser = Phrase(
        en: "If you have not done so yet:", fr: "Si ce n’est pas encore fait :")
    package static let newPassword = Phrase(en: "A new password", fr: "Un nouveau mot de passe")
    package static let newQuestion = Phrase(en: "A new security question", fr: "Une nouvelle question de sécurité")
    package static let already = Phrase(
        en: "This has been reported, and phone checks are stopped. You can report it again.",
        fr: "C’est signalé, et les vérifications par téléphone sont arrêtées. Vous pouvez le signaler à nouveau.")
}
