import SecurityQuestions

/// "This was not me".
public enum NotMeWords {
    public static let title = Phrase(en: "This was not you?", fr: "Ce n’était pas vous ?")
    public static let what = Phrase(
        en:
            "If somebody else has changed something here, or has used your account on the phone, report it. This happens at once:",
        fr:
            "Si une autre personne a modifié quelque chose ici, ou utilisé votre compte au téléphone, signalez-le. Aussitôt :"
    )
    public static let steps = [
        Phrase(
            en: "Everybody else is logged out of the account.", fr: "Toutes les autres sessions du compte sont fermées."
        ),
        Phrase(
            en: "Mailed links and support codes stop working.",
            fr: "Les liens envoyés et les codes d’assistance ne fonctionnent plus."),
        Phrase(
            en: "Customer Care cannot verify anybody by the security question until there is a new one.",
            fr:
                "Le Service Client ne peut plus vérifier personne par la question de sécurité avant qu’une nouvelle soit choisie."
        ),
    ]
    public static let then = Phrase(
        en: "Then you choose a new question and a new password.",
        fr: "Ensuite, vous choisissez une nouvelle question et un nouveau mot de passe.")
    public static let report = Phrase(en: "This was not me", fr: "Ce n’était pas moi")
    public static let done = Phrase(
        en: "Thank you. All other sessions have ended, and phone checks are stopped.",
        fr: "Merci. Toutes les autres sessions sont terminées, et les vérifications par téléphone sont arrêtées.")
    public static let next = Phrase(
        en: "Now choose a new question and answer. After that, choose a new password under Settings.",
        fr:
            "Choisissez maintenant une nouvelle question et une nouvelle réponse. Ensuite, choisissez un nouveau mot de passe dans les paramètres."
    )
    public static let nextForUser = Phrase(
        en:
            "Now choose a new password, and ask an owner or administrator of the account to choose a new security question.",
        fr:
            "Choisissez maintenant un nouveau mot de passe, et demandez à une personne titulaire ou administratrice du compte de choisir une nouvelle question de sécurité."
    )
    public static let already = Phrase(
        en: "This has been reported, and phone checks are stopped. You can report it again.",
        fr: "C’est signalé, et les vérifications par téléphone sont arrêtées. Vous pouvez le signaler à nouveau.")
}
