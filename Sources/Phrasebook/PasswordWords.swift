import SecurityQuestions

/// A new password: under Settings, or by a mailed link.
package enum PasswordWords {
    package static let card = Words.password
    package static let cardWhat = Phrase(
        en: "What you log in with. Customer Care never asks for it.",
        fr: "Il vous sert à vous connecter. Le Service Client ne le demande jamais.")
    package static let change = Phrase(en: "Change the password", fr: "Changer le mot de passe")
    package static let title = Phrase(en: "Choose a new password", fr: "Choisissez un nouveau mot de passe")
    package static let what = Phrase(
        en: "Wherever else you are logged in, you will be logged out.",
        fr: "Partout ailleurs, vos sessions seront fermées.")
    package static let new = Phrase(en: "New password", fr: "Nouveau mot de passe")
    package static let changed = Phrase(
        en: "Your password has been changed. All other sessions have ended.",
        fr: "Votre mot de passe a été changé. Toutes les autres sessions sont fermées.")

    package static let forgottenTitle = Phrase(en: "A new password", fr: "Un nouveau mot de passe")
    package static let forgottenWhat = Phrase(
        en: "Enter the e-mail address you log in with. We will send you a link to choose a new password.",
        fr:
            "Saisissez l’adresse e-mail avec laquelle vous vous connectez. Nous vous enverrons un lien pour choisir un nouveau mot de passe."
    )
    package static let send = Phrase(en: "Send the link", fr: "Envoyer le lien")
    package static let emailWrong = Phrase(
        en: "This is not an e-mail address. Write it as name@example.com.",
        fr: "Ce n’est pas une adresse e-mail. Écrivez-la sous la forme nom@example.com.")
    package static let sentTitle = Phrase(en: "Check your inbox", fr: "Consultez votre boîte de réception")
    package static let sent = Phrase(
        en:
            "If that address belongs to a log-in here, a link is on its way. It works for 30 minutes. If you asked a few minutes ago already, use that link: it still works, and another is not sent so soon.",
        fr:
            "Si cette adresse sert à se connecter, un lien est en route. Il est valable 30 minutes. Si vous en avez déjà demandé un il y a quelques minutes, utilisez-le : il reste valable, et aucun autre n’est envoyé si tôt."
    )
    package static func sentNothing(_ phone: String) -> Phrase {
        Phrase(
            en:
                "Nothing has arrived after a few minutes? Look in your spam folder, check the address and ask again, or call Customer Care on \(phone).",
            fr:
                "Rien n’est arrivé au bout de quelques minutes ? Regardez dans vos courriers indésirables, vérifiez l’adresse et recommencez, ou appelez le Service Client au \(phone)."
        )
    }
    package static let backToLogin = Phrase(en: "Back to log-in", fr: "Revenir à la connexion")
    package static let resetWhat = Phrase(
        en: "Afterwards you are logged out everywhere and log in with the new password.",
        fr: "Ensuite, toutes vos sessions sont fermées et vous vous connectez avec le nouveau mot de passe.")
    package static let resetDone = Phrase(
        en: "Your new password is saved. Log in with it.",
        fr: "Votre nouveau mot de passe est enregistré. Connectez-vous avec celui-ci.")
    package static let deadTitle = Phrase(en: "This link does not work", fr: "Ce lien ne fonctionne pas")
    package static let dead = Phrase(
        en:
            "It has been used, is too old, or a newer one has replaced it. Nothing has been changed just now.",
        fr:
            "Il a déjà servi, il est trop ancien, ou un lien plus récent l’a remplacé. Rien ne vient d’être modifié."
    )
    package static let askAgain = Phrase(en: "Ask for a new link", fr: "Demander un nouveau lien")
}
